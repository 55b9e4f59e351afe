// An operator at 3 a.m.: who is here, and what is the matter.
import assert from 'node:assert/strict';
import { cpSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { after, before } from 'node:test';
import { fileURLToPath } from 'node:url';
import { crowd, fits, launch, looks, NODES, quit, shot, silent, tabTo } from './browser.js';
import { Desk } from './desk.js';
import { atLogin, go, operator, submit } from './operator.js';
import { step } from './steps.js';

const BUTTONS = 2000;
const NOBODY_HOLDS = `rule "house: nobody holds"
  @Why("For this test")
when CallFacts( state == PartyState.Established )
then decision.deny(Operation.Hold);
end
`;
const RULES = fileURLToPath(new URL('../../../rules', import.meta.url));
/** The folder that rules.candidates names at the nodes. */
const CANDIDATES = process.env.HOOKSWITCH_RULES_CANDIDATES;
const PHONE = { width: 360, height: 740 };

let otto, ada, ben;

/** The agent's button to hold the call. */
const hold = (desk) => desk.page.getByRole('group', { name: 'What can be done' }).getByRole('button', { name: 'Hold', exact: true });

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
  await otto.getByText('All 61 shards are where they should be.').waitFor();
  const owned = await otto.locator('.owners li').allInnerTexts();
  assert.equal(owned.map((words) => Number(words.match(/owns (\d+) shards/)[1])).reduce((sum, one) => sum + one), 61);
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

step('two agents are on a call, one of whom may hold it', async () => {
  [ada, ben] = await Promise.all([Desk.of('agent1'), Desk.of('agent2', { at: NODES.at(-1) })]);
  await ada.dial('15002');
  await ben.press('Ada Agent', 'Answer');
  await ada.has('Ben Agent', 'Established');
  assert.equal(await hold(ada).count(), 1);
});

step('a change of the rules with mistakes is told with their places, and leads there', async () => {
  await go(otto, 'Rules');
  await otto.getByText('Generation 1').first().waitFor();
  await looks(otto, 'ops-rules');
  await otto.getByRole('link', { name: 'New candidate' }).click();
  await otto.getByText('Begun from generation').waitFor();
  const text = otto.getByLabel('Text', { exact: true });
  const good = await text.inputValue();
  await text.fill(good.replace('Hold,,,,yes,,', 'Hold,,,,yess,,'));
  await otto.getByRole('button', { name: 'Check' }).click();
  const place = otto.getByRole('button', { name: /^capabilities.csv:9:\d+$/ });
  await place.waitFor();
  await looks(otto, 'ops-rules-mistakes');
  await place.click();
  assert.match(await text.evaluate((field) => field.value.slice(field.selectionStart, field.selectionEnd)), /^yess/);
  await otto.getByRole('button', { name: 'Bring as candidate' }).click();
  await otto.getByText('these rules have mistakes').waitFor();
  await text.fill(good);
  await go(otto, 'Nodes');
  await go(otto, 'Rules');
  await otto.getByRole('link', { name: 'New candidate' }).click();
  await otto.getByText('Your changes are still here.').waitFor();
  assert.equal(await text.inputValue(), good);
  await otto.getByRole('button', { name: 'Begin anew' }).click();
  await otto.getByText('Your changes are still here.').waitFor({ state: 'detached' });
});

step('a good one becomes a candidate, with its differences and whom it concerns', async () => {
  await otto.getByLabel('Another file').fill('house.drl');
  await otto.getByRole('button', { name: 'Add file' }).click();
  await otto.getByLabel('Text', { exact: true }).fill(NOBODY_HOLDS);
  await otto.getByLabel('File', { exact: true }).selectOption('tests/calls.csv');
  await otto.getByRole('button', { name: 'Leave this file out' }).click();
  await otto.getByLabel('Comment: why').fill('Nobody holds');
  await otto.getByRole('button', { name: 'Check' }).click();
  await otto.getByText('Good: no mistakes').waitFor();
  await otto.getByRole('button', { name: 'Bring as candidate' }).click();
  await otto.locator('.diff li[data-kind="minus"]').filter({ hasText: 'Hold' }).first().waitFor();
  await otto.getByText('2 of 2 users would change.').waitFor();
  await otto.getByRole('region', { name: 'Users on a call whose list would change' }).getByText('agent1@demo').waitFor();
  await otto.getByText('Calls', { exact: true }).nth(1).waitFor();
  await looks(otto, 'ops-rules-candidate');
  await shot(otto, 'ops-rules-candidate-all', { fullPage: true });
});

step('it is tried with a tenant that is not concerned, and the trial ends', async () => {
  await otto.getByLabel('Tenants, with commas between').fill('nobody');
  await otto.getByRole('button', { name: 'Start the trial' }).click();
  await otto.locator('.toast.bad').getByText('there is no tenant nobody', { exact: false }).waitFor();
  await otto.getByLabel('Tenants, with commas between').fill('acme');
  await otto.getByRole('button', { name: 'Start the trial' }).click();
  await otto.getByText('On trial', { exact: true }).first().waitFor();
  await go(otto, 'Rules');
  await otto.getByText('for 5 % of calls of acme.').waitFor();
  await otto.getByRole('button', { name: 'End the trial' }).click();
  await otto.getByText('for 5 % of calls of acme.').waitFor({ state: 'detached' });
  assert.equal(await hold(ada).count(), 1);
});

step('it is activated, and the buttons of both agents change within two seconds, without a reload', async () => {
  await otto.goBack();
  await otto.getByRole('button', { name: 'Activate…' }).click();
  const dialog = otto.getByRole('dialog');
  await dialog.getByText('2 users of 2 on a call now get another list').waitFor();
  await looks(otto, 'ops-rules-activate');
  const since = performance.now();
  await dialog.getByRole('button', { name: 'Activate' }).click();
  await Promise.all([ada, ben].map((desk) => hold(desk).waitFor({ state: 'detached' })));
  const took = Math.round(performance.now() - since);
  console.log(`from the click of the operator to the buttons of two agents: ${took} ms; load ${loadavg()[0].toFixed(1)}`);
  assert.ok(took < BUTTONS * crowd(), `the buttons changed after ${took} ms`);
  await ada.has('Ben Agent', 'Established');
  await looks(ada.page, 'desk-rules-changed');
});

step('one step back, and they may hold again', async () => {
  await go(otto, 'Rules');
  await otto.getByRole('button', { name: 'Roll back to 1…' }).click();
  const dialog = otto.getByRole('dialog');
  await looks(otto, 'ops-rules-rollback');
  await dialog.getByRole('button', { name: 'Roll back' }).click();
  await Promise.all([ada, ben].map((desk) => hold(desk).waitFor()));
  await otto.getByText('rolled back', { exact: true }).waitFor();
  await looks(otto, 'ops-rules-rolled-back');
});

step('a folder of this computer is checked, one of the node becomes a candidate', async () => {
  await otto.getByRole('link', { name: 'New candidate' }).click();
  await otto.getByText('Begun from generation').waitFor();
  await otto.getByLabel('Or take all files of a folder of this computer').setInputFiles(RULES);
  await otto.getByText(/^\d+ files of a folder\.$/).first().waitFor();
  assert.equal(await otto.getByLabel('File', { exact: true }).inputValue(), 'capabilities.csv');
  await otto.getByRole('button', { name: 'Check' }).click();
  await otto.getByText('Good: no mistakes').waitFor();
  await looks(otto, 'ops-rules-folder');
  assert.ok(CANDIDATES, 'HOOKSWITCH_RULES_CANDIDATES: expected, the same as at the nodes');
  rmSync(`${CANDIDATES}/quiet`, { recursive: true, force: true });
  cpSync(RULES, `${CANDIDATES}/quiet`, { recursive: true, filter: (name) => !name.startsWith(`${RULES}/tests`) });
  writeFileSync(`${CANDIDATES}/quiet/house.drl`, NOBODY_HOLDS);
  await otto.getByLabel('Folder', { exact: true }).fill('absent');
  await otto.getByRole('button', { name: 'Bring that folder' }).click();
  await otto.getByText('there is none of this name in rules.candidates').waitFor();
  await otto.getByLabel('Folder', { exact: true }).fill('quiet');
  await otto.getByRole('button', { name: 'Bring that folder' }).click();
  await otto.locator('.diff li[data-kind="minus"]').filter({ hasText: 'Hold' }).first().waitFor();
  await go(otto, 'Rules');
});

step('whoever may only look sees all of it, and can press nothing that would change it', async () => {
  const page = await operator({ user: 'viewer1' });
  await page.getByText('This login may look, not change anything.').first().waitFor();
  const drain = page.getByRole('button', { name: /^Drain node/ });
  await drain.first().waitFor();
  for (const one of await drain.all()) assert.ok(await one.isDisabled());
  await looks(page, 'ops-viewer-nodes');
  await go(page, 'Rules');
  const changing = async (name) => {
    const button = page.getByRole('button', { name });
    await button.waitFor();
    assert.ok(await button.isDisabled(), `${name} can be pressed`);
    assert.equal(await button.getAttribute('title'), 'This login may look, not change anything.');
  };
  await page.getByRole('link', { name: 'Generation 2' }).click();
  await changing('Activate…');
  await changing('Start the trial');
  await page.goto(`${NODES[0]}/ops/#/rules/new`);
  await changing('Bring as candidate');
  await changing('Bring that folder');
  await go(page, 'Calls');
  await page.getByRole('region', { name: 'Live calls, newest first' }).getByRole('link').first().click();
  await changing('Clear the call…');
  silent(page);
  await page.context().close();
});

step('their call is found by whatever is known of it, and explained', async () => {
  await go(otto, 'Calls');
  for (const [label, typed] of [
    ['User', 'AGENT2'],
    ['Part of a number', '150-02'],
    ['Tenant', 'demo'],
  ]) {
    await otto.getByLabel(label, { exact: true }).fill(typed);
    await otto.getByRole('button', { name: 'Search' }).click();
    await otto.getByText('1 call as of').waitFor();
  }
  await otto.getByLabel('State').selectOption('Held');
  await otto.getByRole('button', { name: 'Search' }).click();
  await otto.getByText('No call fits.').waitFor();
  await otto.getByLabel('State').selectOption('Established');
  await otto.getByRole('button', { name: 'Search' }).click();
  await otto.getByText('1 call as of').waitFor();
  await looks(otto, 'ops-calls');
  await otto.getByRole('region', { name: 'Live calls, newest first' }).getByRole('link').click();
  const ada1 = otto.getByRole('region', { name: /^agent1@demo: Established/ });
  await ada1.getByRole('heading', { name: /^May not/ }).waitFor();
  await ada1.locator('summary', { hasText: /Retrieve$/ }).click();
  await ada1.getByText('which needs state == Held (is Established)').first().waitFor();
  await looks(otto, 'ops-call');
  await otto.getByRole('button', { name: /^As it was then.*Capabilities of agent1@demo/ }).first().click();
  await otto.getByText('As it was at the event').waitFor();
  await otto.getByText('decided by generation 2').waitFor();
  await shot(otto, 'ops-call-then', { fullPage: true });
  await otto.getByRole('button', { name: 'As it is now' }).click();
});

step('load: charts of what was done, also before the login, the switch of each node, and who is told of events', async () => {
  await go(otto, 'Load');
  await otto.locator('.chart canvas').nth(3).waitFor();
  await otto.getByRole('region', { name: 'Commands', exact: true }).getByText(/^Done: \d/).waitFor();
  const reached = otto.getByRole('region', { name: 'Connectors to the switch', exact: true }).last();
  await reached.getByText('Up', { exact: true }).nth(NODES.length - 1).waitFor();
  assert.match(await reached.innerText(), /sim\s+Up\s+(\d{4}-\d\d-\d\d )?\d\d:\d\d:\d\d/);
  await otto.getByText(/^2 nodes have compared [\d,]+ shards? with it, each since its start/).waitFor();
  const behind = otto.getByRole('region', { name: 'Subscribers, the furthest behind first' });
  await behind.getByRole('rowheader', { name: 'agent1@demo' }).first().waitFor();
  // Something is drawn, and in the colours of the page.
  const drawn = await otto.locator('.chart canvas').first().evaluate((canvas) => canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data.some((byte) => byte !== 0));
  assert.ok(drawn, 'nothing is drawn');
  const since = await otto.evaluate(() => performance.timeOrigin / 1000);
  const kept = await otto.request.get(`${NODES[0]}/ops/figures/past`, { headers: { Authorization: `Basic ${btoa('operator1:hookswitch')}` } });
  const before = (await kept.json()).nodes.flatMap((one) => one.times).filter((at) => at < since);
  assert.ok(before.length > 0, 'nothing is kept of the time before');
  await looks(otto, 'ops-load');
  await shot(otto, 'ops-load-all', { fullPage: true });
});

step('whoever is refused is in the log of decisions, with the rule', async () => {
  const refused = await ada.page.evaluate(async () => {
    const { calls } = await (await fetch('/api/v2/me/calls?fields=*', { credentials: 'include' })).json();
    const answer = await fetch(`/api/v2/me/calls/${calls[0].id}`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ operationName: 'Retrieve' }) });
    return answer.headers.get('X-Correlation-Id');
  });
  await go(otto, 'Decisions');
  const lines = otto.getByRole('region', { name: 'Decisions, newest first' });
  while ((await lines.getByText(refused).count()) === 0) await otto.getByRole('button', { name: 'Look again' }).click();
  await otto.getByLabel(/^Only lines with/).fill(refused);
  assert.equal(await lines.getByRole('row').count(), 2);
  await lines.getByText('NOT_ALLOWED').waitFor();
  await looks(otto, 'ops-decisions');
  await lines.getByRole('link').click();
  await otto.getByRole('button', { name: 'Clear the call…' }).waitFor();
});

step('a call is cleared with a reason only, which the journal keeps', async () => {
  await otto.getByRole('button', { name: 'Clear the call…' }).click();
  const dialog = otto.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Clear the call' }).click();
  assert.equal(await dialog.getByLabel('Reason').evaluate((field) => field.validity.valueMissing), true);
  await ada.has('Ben Agent', 'Established');
  await dialog.getByLabel('Reason').fill('ticket 4711: both phones are dead');
  await looks(otto, 'ops-clear');
  await dialog.getByRole('button', { name: 'Clear the call' }).click();
  await Promise.all([ada.idle(), ben.idle()]);
  await otto.getByText('is cleared.').first().waitFor();
  const journal = otto.getByRole('region', { name: 'What happened, oldest first' });
  while ((await journal.getByText('ticket 4711: both phones are dead').count()) === 0) {
    await otto.reload(); // records are a moment behind the call
    await submit(otto, 'operator1');
    await otto.getByRole('heading', { name: 'What happened', exact: true }).waitFor();
  }
  assert.match(await journal.innerText(), /ForceClear[^]*operator1@demo/);
  await shot(otto, 'ops-call-cleared', { fullPage: true });
});

step('the same on a phone, in the dark', async () => {
  const page = await operator({ ...PHONE, dark: true });
  await page.locator('.node').first().waitFor();
  await fits(page, 'ops-phone-nodes');
  await go(page, 'Rules');
  await fits(page, 'ops-phone-rules');
  await page.getByRole('link', { name: 'Generation 2' }).click();
  await page.getByRole('region', { name: 'Calls', exact: true }).waitFor();
  await fits(page, 'ops-phone-generation');
  await go(page, 'Calls');
  await page.getByText('calls as of').waitFor();
  await fits(page, 'ops-phone-calls');
  await go(page, 'Load');
  await page.locator('.chart canvas').nth(3).waitFor();
  await fits(page, 'ops-phone-load');
  await go(page, 'Decisions');
  await page.getByRole('region', { name: 'Decisions, newest first' }).waitFor();
  await fits(page, 'ops-phone-decisions');
  silent(page);
});

step('log in, look around and ask for a drain by keys alone', async () => {
  const page = await atLogin();
  await page.locator('#login-user:focus').waitFor();
  await page.keyboard.type('operator1');
  await page.keyboard.press('Tab');
  await page.keyboard.type('hookswitch');
  await page.keyboard.press('Enter');
  await page.locator('.node').first().waitFor();
  for (const part of ['Rules', 'Calls', 'Load', 'Decisions', 'Nodes']) {
    await tabTo(page, part);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: part }).waitFor();
  }
  await tabTo(page, /^Drain node/);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await tabTo(page, /^Account/);
  await page.keyboard.press('Enter');
  await tabTo(page, 'Log out');
  await page.keyboard.press('Enter');
  await page.getByText('You are logged out.').waitFor();
  silent(page);
});

step('the end', async () => {
  await otto.getByRole('button', { name: /^Account/ }).click();
  await shot(otto, 'ops-account');
  await otto.getByRole('button', { name: 'Log out' }).click();
  await otto.getByText('You are logged out.').waitFor();
  silent(otto, /status of (400|422|503)/); // a machine that has too much else to do may have no time for the console
  for (const desk of [ada, ben]) {
    await desk.putAllAway();
    await desk.logout();
    silent(desk.page, /status of 409/); // what the log of decisions was asked for
  }
});
