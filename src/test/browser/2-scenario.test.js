// Two agents and a supervisor work through a day, by clicking only what they are offered.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { launch, looks, quit, shot, silent } from './browser.js';
import { Desk } from './desk.js';
import { step } from './steps.js';

const CALLS_BACK = '9165550007';
const CUSTOMER = '9165550104';

let ada, ben, sue;

before(launch);
after(quit);

step('they log in and are ready', async () => {
  [ada, ben, sue] = await Promise.all(['agent1', 'agent2', 'supervisor1'].map((user) => Desk.of(user)));
  await looks(ada.page, 'desk-empty');
  for (const agent of [ada, ben, sue]) await agent.become('Ready');
  await ada.page.getByText('You are ready').waitFor();
});

step('an open menu goes along when the state is changed elsewhere', async () => {
  const elsewhere = await Desk.of('agent1');
  await ada.page.getByRole('button', { name: /^Agent state/ }).click();
  const choices = ada.page.getByRole('group', { name: 'Agent state' });
  for (const state of ['Not ready', 'Ready']) {
    await elsewhere.become(state);
    await choices.getByRole('button', { name: state, exact: true, pressed: true }).waitFor();
  }
  await ada.page.keyboard.press('Escape');
  await elsewhere.page.context().close();
});

step('a number is looked at while it is typed', async () => {
  const field = ada.page.getByRole('combobox', { name: 'Call', exact: true });
  const says = ada.page.locator('.dial .says');
  for (const [typed, words] of [
    ['15002', 'Ben Agent'],
    ['+1916', 'Too short for an international number.'],
    ['91655~', '“~” cannot be dialled.'],
    ['Zzz', 'Nobody of that name.'],
  ]) {
    await field.fill(typed);
    await says.getByText(words, { exact: true }).waitFor();
  }
  await field.fill('be');
  await ada.page.getByRole('option', { name: /Ben Agent/ }).waitFor();
  await looks(ada.page, 'dial-people');
  await field.press('Escape');
  await field.fill('');
});

step('a customer who was busy calls back, is answered, recorded with a pause, and put down as sold', async () => {
  await ada.dial(CALLS_BACK);
  // It is dialled for too short a time to be sure to be seen.
  const incoming = await ada.has('555-0007', 'Ringing');
  await looks(ada.page, 'call-ringing');
  assert.match(await ada.page.title(), /555-0007 calls/);
  assert.match(await ada.page.locator('#urgent').textContent(), /Incoming call from/);
  await incoming.getByRole('button', { name: 'Answer' }).click();
  await ada.has('555-0007', 'Established');
  await ada.press('555-0007', 'Record');
  await ada.sees('555-0007', 'Recording');
  await looks(ada.page, 'call-recorded');
  await ada.press('555-0007', 'Pause recording');
  await ada.sees('555-0007', 'Recording paused');
  await ada.press('555-0007', 'Resume recording');
  await ada.press('555-0007', 'Stop recording');
  await ada.press('555-0007', 'Details');
  const details = (await ada.has('555-0007')).locator('.drawer');
  await details.getByLabel('Name', { exact: true }).fill('Account');
  await details.getByLabel('Value', { exact: true }).fill('12345678');
  await details.getByRole('button', { name: 'Attach' }).click();
  await details.getByLabel('Account', { exact: true }).waitFor();
  await looks(ada.page, 'call-details');
  await ada.press('555-0007', 'Hang up');
  await ada.idle();
  await ada.page.getByLabel('What came of it?').first().fill('Sold');
  await ada.page.getByRole('button', { name: 'Save' }).first().click();
  await ada.page.getByText('Saved: Sold').waitFor();
  await looks(ada.page, 'call-ended');
  await ada.putAllAway();
});

step('a colleague calls, is held, gets tones, and says why a button is missing', async () => {
  await ben.dial('15001');
  await ada.press('Ben Agent', 'Answer');
  await ben.has('Ada Agent', 'Established');
  await ada.press('Ben Agent', 'Hold');
  const held = await ada.has('Ben Agent', 'Held');
  await held.getByRole('button', { name: 'Why not…?' }).click();
  await held.getByText('Offered while a call is connected. This one is on hold.').first().waitFor();
  await looks(ada.page, 'call-why');
  await held.getByRole('button', { name: 'Close' }).click();
  await ada.press('Ben Agent', 'Resume');
  await ada.has('Ben Agent', 'Established');
  await ada.press('Ben Agent', 'Keypad');
  const keypad = (await ada.has('Ben Agent')).locator('.drawer');
  for (const key of ['1', '2', 'hash']) await keypad.getByRole('button', { name: key, exact: true }).click();
  await keypad.getByText('12#').waitFor();
  await looks(ada.page, 'call-keypad');
  await keypad.getByRole('button', { name: 'Close' }).click();
});

step('a customer is consulted, swapped, joined, and sent away', async () => {
  await ada.bringIn('Ben Agent', 'Add person', CUSTOMER, 'Talk to them first');
  await ada.has('555-0104', 'Established');
  await ada.has('Ben Agent', 'Held');
  await looks(ada.page, 'consult');
  await ada.press('555-0104', 'Switch calls');
  await ada.has('Ben Agent', 'Established');
  await ada.has('555-0104', 'Held');
  await ada.press('Ben Agent', 'Join all');
  const conference = await ada.has(/Ben Agent and|and Ben Agent/, 'Established');
  await conference.getByText('Conference', { exact: true }).waitFor();
  await ben.sees('Ada Agent', 'Conference');
  await looks(ada.page, 'conference');
  await conference.getByRole('button', { name: /^Remove .*555-0104/ }).click();
  await ada.page.getByRole('heading', { name: 'Ben Agent', exact: true }).waitFor();
  await ada.press('Ben Agent', 'Hang up');
  await Promise.all([ada.idle(), ben.idle()]);
});

step('the supervisor coaches, barges in, listens, and stops', async () => {
  const row = sue.page.getByRole('group', { name: 'Monitor Ada Agent' });
  await row.getByRole('button', { name: 'Coach' }).click();
  await sue.page.getByText('Coaching Ada Agent, on every call.').waitFor();
  await ada.dial('15002');
  await ben.press('Ada Agent', 'Answer');
  await sue.sees(/Ada Agent/, 'You are coaching');
  await ada.sees('Ben Agent', 'A supervisor is on this call');
  await looks(sue.page, 'supervisor-coaching');
  await sue.press(/Ada Agent/, 'Barge in');
  await sue.sees(/Ada Agent/, 'You have barged in');
  await sue.press(/Ada Agent/, 'Only listen');
  await sue.sees(/Ada Agent/, 'You are listening');
  await sue.page.getByRole('button', { name: 'Stop', exact: true }).click();
  await sue.idle();
  await ada.page.getByText('A supervisor is on this call').waitFor({ state: 'detached' });
});

step('the call is transferred to the supervisor, who was asked first', async () => {
  await ada.bringIn('Ben Agent', 'Transfer', '15003', 'Talk to them first');
  await sue.press('Ada Agent', 'Answer');
  await ada.has('Sue Supervisor', 'Established');
  await ada.press('Sue Supervisor', 'Complete transfer');
  await ada.idle();
  await ben.has('Sue Supervisor', 'Established');
  await sue.has('Ben Agent', 'Established');
  await ben.press('Sue Supervisor', 'Hang up');
  await Promise.all([ben.idle(), sue.idle()]);
});

step('the own phone is quiet, then forwarded, then as before', async () => {
  await ada.page.getByRole('button', { name: /^My phone/ }).click();
  await ada.page.getByRole('switch', { name: 'Do not disturb' }).click();
  await ada.page.getByRole('button', { name: /^My phone.*Do not disturb/ }).waitFor();
  await looks(ada.page, 'phone-menu');
  await ada.page.getByRole('switch', { name: 'Do not disturb' }).click();
  await ada.page.getByLabel('Forward all calls to').fill('15002');
  await ada.page.getByRole('button', { name: 'Forward', exact: true }).click();
  await ada.page.getByText('Calls are forwarded to 15002.').waitFor();
  await ada.page.getByRole('button', { name: 'Stop forwarding' }).click();
  await ada.page.getByLabel('Forward all calls to').waitFor();
  await ada.page.keyboard.press('Escape');
});

step('a record of a calling list is called and done', async () => {
  await ada.page.getByLabel('Campaign').fill('Campaign1');
  await ada.page.getByLabel('Application id').fill('134');
  await ada.page.getByRole('button', { name: 'Get a record' }).click();
  const record = ada.page.getByRole('article', { name: 'Record' });
  await record.getByText('Carla Customer').waitFor();
  await looks(ada.page, 'record');
  await record.getByRole('button', { name: 'Call', exact: true }).click();
  await ada.press('555-0104', 'Hang up', 'Established');
  await record.getByRole('button', { name: 'Done' }).click();
  await ada.page.getByText('The record is done.').waitFor();
});

step('they log out, and nobody’s page has complained', async () => {
  for (const agent of [ada, ben, sue]) {
    await agent.logout();
    silent(agent.page);
  }
  await shot(ada.page, 'logged-out');
});
