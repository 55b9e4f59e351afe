// The node that serves the page is killed; the page goes on at the other, with the calls as they are.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { launch, looks, NODES, quit, shot, silent } from './browser.js';
import { Desk } from './desk.js';
import { operator } from './operator.js';

const BACK = 60_000;

before(launch);
after(quit);

test('a page whose node is killed goes on at another one, and misses nothing', async () => {
  const pid = Number(process.env.HOOKSWITCH_PID);
  assert.ok(pid > 0 && NODES.length > 1, 'HOOKSWITCH_PID and two HOOKSWITCH_NODES: expected');
  const ada = await Desk.of('agent1', { at: NODES[0] });
  const ben = await Desk.of('agent2', { at: NODES[1] });
  const otto = await operator({ at: NODES[0] });
  await ada.dial('15002');
  await ben.press('Ada Agent', 'Answer');
  await ada.has('Ben Agent', 'Established');

  await otto.getByText('2 nodes; ').waitFor({ timeout: BACK });
  const names = await otto.locator('li.node h3').allTextContents();
  assert.equal(names.length, 2);

  process.kill(pid, 'SIGKILL');
  // Whoever runs this starts another in its place, which has another name: perhaps sooner than the page asks again.
  const lost = Promise.any(
    names.map((name) => otto.locator('li.node h3', { hasText: name }).waitFor({ state: 'detached', timeout: BACK })),
  );
  await ada.page.getByText('The line to the gateway is down.').first().waitFor({ timeout: BACK });
  await shot(ada.page, 'reconnecting');
  // Meanwhile the other side does something, which the page must learn of.
  await ben.press('Ada Agent', 'Details');
  const details = (await ben.has('Ada Agent')).locator('.drawer');
  await details.getByLabel('Name', { exact: true }).fill('Meanwhile');
  await details.getByLabel('Value', { exact: true }).fill('yes');
  await details.getByRole('button', { name: 'Attach' }).click();

  await ada.page.getByText('Nothing was lost.').first().waitFor({ timeout: BACK });
  await looks(ada.page, 'reconnected');
  await ada.press('Ben Agent', 'Details', 'Established');
  await ada.page.getByLabel('Meanwhile', { exact: true }).waitFor({ timeout: BACK });
  assert.equal(await ada.page.getByLabel('Meanwhile', { exact: true }).inputValue(), 'yes');
  await ada.press('Ben Agent', 'Hold');
  await ada.has('Ben Agent', 'Held');
  await ada.press('Ben Agent', 'Hang up');
  await Promise.all([ada.idle(), ben.idle()]);
  await otto.getByText('is asked instead.').waitFor({ timeout: BACK });
  await lost;
  await otto.getByText('All 61 shards are where they should be.').waitFor({ timeout: BACK });
  await looks(otto, 'ops-other-node');
  // What a browser writes when a line breaks.
  silent(otto, /ERR_CONNECTION|Failed to load resource/);
  silent(ada.page, /ERR_CONNECTION|WebSocket connection to|Failed to load resource/);
  silent(ben.page);
});
