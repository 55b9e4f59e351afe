// The example of docs/clients.md as it stands there, against a gateway: node page.js <url> <header, as "Name: value">
// What it applies, and when it wants to read everything again, is said as JSON lines.
import {readFileSync} from 'node:fs';
import {client} from './cometd.js';

const [url, credential] = process.argv.slice(2);
const say = (event, more) => process.stdout.write(JSON.stringify({event, ...more}) + '\n');
const page = readFileSync(new URL('../../../docs/clients.md', import.meta.url), 'utf8');
const examples = [...page.matchAll(/```js\n([\s\S]*?)```/g)];
if (examples.length !== 1) throw new Error(`docs/clients.md: expected one example in JavaScript, found ${examples.length}`);

const {cometd, AckExtension} = await client('9', 'websocket', url, credential);
cometd.registerExtension('ack', new AckExtension());
cometd.onListenerException = bug => say('bug', {text: String(bug.stack)});
cometd.addListener('/meta/connect', reply => say('connect', {successful: !!reply.successful}));
new Function('cometd', 'apply', 'readEverythingAgain', examples[0][1])(
  cometd,
  data => say('message', {data}),
  () => say('again'),
);
cometd.handshake();
process.stdin.on('close', () => process.exit(0)).resume();
