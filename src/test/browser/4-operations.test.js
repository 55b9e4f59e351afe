// An operator at 3 a.m.: who is here, and what is the matter.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { launch, looks, NODES, quit, shot, silent } from './browser.js';
import { atLogin, operator, submit } from './operator.js';
import { step } from './steps.js';

const PHONE = { width: 360, height: 740 };

let otto;

before(launch);
after(quit);

step('whoever is no operator is told so and shown nothing', async () => {
  const page = await atLogin();
  await looks(page, 'ops-login');
  await submit(page, 'agent1');
  await page.getByRole('alert').getByText('This user is no operator.').waitFor();
  await looks(page, 'ops-refused');
  await submit(page, 'operator1', 'wrong');
  await page.getByRole('alert').getByText('User name or password is wrong.').waitFor();
  assert.equal(await page.getByRole('heading', { name: 'Nodes' }).count(), 0);
  silent(page, /status of 40[13]/);
});

step('an operator sees both nodes and who owns what', async () => {
  otto = await operator();
  const nodes = otto.locator('.node');
  await nodes.nth(1).waitFor();
  assert.equal(await nodes.count(), NODES.length);
  await otto.getByText('All 271 shards are where they should be.').waitFor();
  const owned = await otto.locator('.owners li').allInnerTexts();
  assert.equal(owned.map((words) => Number(words.match(/owns (\d+) shards/)[1])).reduce((sum, one) => sum + one), 271);
  await looks(otto, 'ops-nodes');
});

step('to drain a node one has to say yes to what it costs', async () => {
  await otto.getByRole('button', { name: /^Drain node/ }).first().click();
  const dialog = otto.getByRole('dialog');
  await dialog.getByText('to 1 other node').waitFor();
  await looks(otto, 'ops-drain');
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await dialog.waitFor({ state: 'detached' });
  assert.equal(await otto.locator('.node').getByText('Serving', { exact: true }).count(), NODES.length);
});

step('the same on a phone, in the dark', async () => {
  const page = await operator({ ...PHONE, dark: true });
  await page.locator('.node').first().waitFor();
  const { scroll, width } = await page.evaluate(() => ({ scroll: document.documentElement.scrollWidth, width: innerWidth }));
  assert.ok(scroll <= width, `${scroll} pixels wide in a window of ${width}`);
  await looks(page, 'ops-phone-nodes');
  silent(page);
});

step('the end', async () => {
  await otto.getByRole('button', { name: /^Account/ }).click();
  await shot(otto, 'ops-account');
  await otto.getByRole('button', { name: 'Log out' }).click();
  await otto.getByText('You are logged out.').waitFor();
  silent(otto);
});
