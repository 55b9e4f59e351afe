// Agents at their desktops, with real telephones: what a button does is listened for at the phones.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { launch, NODES, PATIENCE, quit, shot, silent } from '../browser.js';
import { Desk } from '../desk.js';
import { step } from '../steps.js';
import { grows, hears, hearsKeys, tonesIn } from './phones.js';

// Device and the tone that it says. Ben's rings until it is told to pick up, Sue's is picked up by itself.
const ADA = { phone: '15001', says: 650 };
const BEN = { phone: '15007', says: 1050 };
const SUE = { phone: '15003', says: 1500 };
const MUSIC = 1200;

let ada, ben, sue;

before(launch);
after(quit);

/** As an operator who may fetch recordings. */
async function operator(path) {
  const login = Buffer.from('operator1:hookswitch').toString('base64');
  const answer = await fetch(`${NODES[0]}${path}`, { headers: { Authorization: `Basic ${login}` } });
  assert.equal(answer.status, 200, path);
  return answer;
}

/** The file of a call, once it is complete. */
async function recording(call) {
  for (const until = Date.now() + PATIENCE; ; ) {
    const { recordings } = await (await operator(`/ops/calls/${call}/recordings`)).json();
    if (recordings.length > 0) return (await operator(`/ops/calls/${call}/recordings/${recordings[0].recording}`)).arrayBuffer();
    assert.ok(Date.now() < until, 'a file of the recording, which was stopped');
  }
}

step('they log in and are ready', async () => {
  [ada, ben, sue] = await Promise.all(['agent1', 'agent2', 'supervisor1'].map((user) => Desk.of(user)));
  for (const agent of [ada, ben, sue]) await agent.become('Ready');
});

step('a colleague is called, picks up by the button, and they hear each other', async () => {
  await ada.dial(BEN.phone);
  await ben.press('Ada Agent', 'Answer', 'Ringing');
  await ada.has('Ben Agent', 'Established');
  await hears(ADA.phone, BEN.says);
  await hears(BEN.phone, ADA.says);
});

step('whoever is held hears music', async () => {
  await ada.press('Ben Agent', 'Hold');
  await ada.has('Ben Agent', 'Held');
  await hears(BEN.phone, MUSIC);
  await hears(ADA.phone);
  await ada.press('Ben Agent', 'Resume');
  await ada.has('Ben Agent', 'Established');
  await hears(BEN.phone, ADA.says);
});

step('keys arrive at the other phone', async () => {
  await ada.press('Ben Agent', 'Keypad');
  const keypad = (await ada.has('Ben Agent')).locator('.drawer');
  for (const key of ['1', '2', 'hash']) await keypad.getByRole('button', { name: key, exact: true }).click();
  await hearsKeys(BEN.phone, '12#');
  await keypad.getByRole('button', { name: 'Close' }).click();
});

step('the call is recorded, and both are to be heard in the file', async () => {
  const { calls } = await (await operator('/ops/calls/live')).json();
  assert.equal(calls.length, 1);
  await ada.press('Ben Agent', 'Record');
  await ada.sees('Ben Agent', 'Recording');
  await hears(ADA.phone, BEN.says);
  await hears(BEN.phone, ADA.says);
  await grows(`hookswitch-${calls[0].call}-0-rec-1`);
  await shot(ada.page, 'real-phones-recorded');
  await ada.press('Ben Agent', 'Stop recording');
  assert.equal(await tonesIn(await recording(calls[0].call)), `${ADA.says},${BEN.says}`);
});

step('the call is hung up, and put down as sold', async () => {
  await ada.press('Ben Agent', 'Hang up');
  await Promise.all([ada.idle(), ben.idle()]);
  await hears(BEN.phone);
  await ada.page.getByLabel('What came of it?').first().fill('Sold');
  await ada.page.getByRole('button', { name: 'Save' }).first().click();
  await ada.page.getByText('Saved: Sold').waitFor();
  await ada.putAllAway();
});

step('a call is transferred to the supervisor, who was asked first', async () => {
  await ada.dial(BEN.phone);
  await ben.press('Ada Agent', 'Answer', 'Ringing');
  await ada.has('Ben Agent', 'Established');
  await ada.bringIn('Ben Agent', 'Transfer', SUE.phone, 'Talk to them first', 'Established');
  await ada.has('Sue Supervisor', 'Established');
  await hears(BEN.phone, MUSIC);
  await hears(ADA.phone, SUE.says);
  await hears(SUE.phone, ADA.says);
  await shot(ada.page, 'real-phones-consulting');
  await ada.press('Sue Supervisor', 'Complete transfer');
  await ada.idle();
  await ben.has('Sue Supervisor', 'Established');
  await sue.has('Ben Agent', 'Established');
  await hears(BEN.phone, SUE.says);
  await hears(SUE.phone, BEN.says);
  await hears(ADA.phone);
  await ben.press('Sue Supervisor', 'Hang up');
  await Promise.all([ben.idle(), sue.idle()]);
  await hears(BEN.phone);
});

step('they log out, and nobody’s page has complained', async () => {
  for (const agent of [ada, ben, sue]) {
    await agent.logout();
    silent(agent.page);
  }
});
