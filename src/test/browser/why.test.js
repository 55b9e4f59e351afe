// What the page says of missing buttons, held against the page that is made from the running rules.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { ACTIONS, operations } from '../../main/web/desktop/actions.js';
import { why, WHEN } from '../../main/web/desktop/why.js';

const PAGE = readFileSync(new URL('../../../docs/capabilities.md', import.meta.url), 'utf8');
const SHORT = {
  UD: ['AttachUserData', 'UpdateUserData', 'DeleteUserData', 'DeleteUserDataPair'],
  XFER: ['InitiateTransfer', 'InitiateConference', 'SingleStepTransfer', 'SingleStepConference'],
};
const STATES = ['Dialing', 'Ringing', 'Established', 'Held'];

/** State to the operations that some line of the page has for it. */
function listed() {
  const all = new Map(STATES.map((state) => [state, new Set()]));
  for (const line of PAGE.split('\n').filter((one) => one.startsWith('| '))) {
    const [, situation, capabilities] = line.split('|');
    const state = STATES.find((one) => situation.includes(`\`${one}\``)) ?? (situation.includes('recording is') ? 'Established' : null);
    if (!state || !capabilities) continue;
    const words = capabilities.replaceAll('`', '').split(/[,;] */).map((word) => word.trim());
    for (const word of words) for (const operation of SHORT[word] ?? [word]) all.get(state).add(operation);
  }
  return all;
}

test('each operation is said to be offered in the states that have it, and in no others', () => {
  const states = listed();
  for (const [operation, { states: said }] of Object.entries(WHEN)) {
    const found = STATES.filter((state) => states.get(state).has(operation));
    assert.deepEqual([...said].sort(), found.sort(), operation);
  }
});

test('every button has a word for its absence', () => {
  const call = { state: 'Held', data: { callType: 'Internal' } };
  for (const action of ACTIONS) {
    const words = why(operations(action)[0], call, () => true);
    assert.match(words, /^(Offered|Usually offered) (while|after) .*\.$/, operations(action)[0]);
  }
  assert.match(why('PauseCallRecording', call, () => false), /no right/);
  assert.match(why('Hold', call, () => true), /while a call is connected. This one is on hold/);
});
