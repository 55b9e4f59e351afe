// Compiled and never run: what the types of the client library promise, and what they forbid.
import {connect, RefusedError, type Call, type Hookswitch} from '../../../main/web/hookswitch.js';

export async function work(): Promise<void> {
  const client: Hookswitch = await connect({url: ['http://a.example', 'http://b.example'], token: async () => 'token'});
  client.on('call', (call, message) => console.log(call.state, message.notificationType));
  await client.dial('15002', {userData: {AccountNumber: '12345678'}});
  const call: Call = await client.calls.until(one => one.can('Hold'));
  try {
    await call.hold();
  } catch (error) {
    if (error instanceof RefusedError) console.log(error.operation, error.allowed.length, error.rules.join());
  }
  for (const one of client.calls) console.log(one.data.participants?.[0]?.phoneNumber);
  await client.request('genesysListCalls', {fields: '*'});
  // @ts-expect-error There is no such operation.
  call.can('Explode');
  // @ts-expect-error The contract has no such operation.
  await client.request('genesysExplode');
  // @ts-expect-error There is no such event.
  client.on('nothing', () => {});
  // @ts-expect-error A number is a string.
  await client.dial(15002);
  // @ts-expect-error A state of a call is one of the contract's.
  console.log(call.state === 'Exploded');
}
