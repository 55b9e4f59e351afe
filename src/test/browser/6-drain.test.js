// An operator sends a node away from the console; whoever works at it goes on at the other one.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, looks, NODES, quit, shot, silent } from './browser.js';
import { Desk } from './desk.js';
import { operator } from './operator.js';

/** The other node is starting. */
const BACK = 90_000;

before(launch);
after(quit);

test('a node that is drained from the console hands its calls over, and nobody notices but in words', async () => {
  assert.ok(NODES.length > 1, 'two HOOKSWITCH_NODES: expected');
  const leaving = NODES[1];
  const otto = await operator({ at: leaving });
  await otto.getByText('2 nodes; ').waitFor({ timeout: BACK });
  await otto.getByText('All 61 shards are where they should be.').waitFor({ timeout: BACK });
  const ada = await Desk.of('agent1', { at: leaving });
  const ben = await Desk.of('agent2', { at: leaving });
  await ada.dial('15002');
  await ben.press('Ada Agent', 'Answer');
  await ada.has('Ben Agent', 'Established');

  // Which of them it is, says an answer that is its own.
  const answer = await otto.request.get(`${leaving}/ops/self`, { headers: { Authorization: `Basic ${btoa('operator1:hookswitch')}` } });
  const { node } = await answer.json();
  await otto.getByRole('button', { name: `Drain node ${node.slice(0, 8)}…` }).click();
  const dialog = otto.getByRole('dialog');
  await dialog.getByText('to 1 other node').waitFor();
  await dialog.getByRole('button', { name: 'Drain it' }).click();
  await otto.getByText(/^Node .* drains\.$/).first().waitFor();
  await shot(otto, 'ops-draining');
  await otto.getByText('is asked instead.').waitFor({ timeout: BACK });
  await otto.getByText('1 node; ').waitFor({ timeout: BACK });
  await otto.getByText('All 61 shards are where they should be.').waitFor({ timeout: BACK });
  await looks(otto, 'ops-drained');

  await ada.press('Ben Agent', 'Hold');
  await ada.has('Ben Agent', 'Held');
  await looks(ada.page, 'desk-drained');
  await ben.press('Ada Agent', 'Hang up');
  await Promise.all([ada.idle(), ben.idle()]);
  silent(otto, /ERR_CONNECTION|Failed to load resource/);
  for (const desk of [ada, ben]) silent(desk.page, /ERR_CONNECTION|WebSocket connection to|Failed to load resource/);
});
