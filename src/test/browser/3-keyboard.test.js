// A call from the login to the log-out without a mouse, and single keys that do nothing that is not offered.
import assert from 'node:assert/strict';
import { after, before } from 'node:test';
import { launch, looks, quit, silent, tabTo, visit } from './browser.js';
import { Desk } from './desk.js';
import { step } from './steps.js';

let ada, ben, keys;

before(launch);
after(quit);

step('log in and make a call with Tab, letters and Enter', async () => {
  ben = await Desk.of('agent2');
  const page = await visit();
  keys = page.keyboard;
  await page.locator('#login-user:focus').waitFor();
  await keys.type('agent1');
  await keys.press('Tab');
  await keys.type('hookswitch');
  await keys.press('Enter');
  await page.getByRole('heading', { name: /^Calls/ }).waitFor();
  ada = new Desk(page);
  await tabTo(page, 'Skip to calls');
  await tabTo(page, /^Agent state/);
  await keys.press('Enter');
  await page.getByRole('group', { name: 'Agent state' }).waitFor();
  await keys.press('Enter');
  await page.getByRole('button', { name: 'Agent state: Ready' }).waitFor();
  await keys.press('d');
  await keys.type('ben');
  await page.getByRole('option', { name: /Ben Agent/ }).waitFor();
  await keys.press('ArrowDown');
  await keys.press('Enter');
  await keys.press('Enter');
  await ada.has('Ben Agent', 'Dialing');
});

step('the colleague answers, talks and holds with single keys', async () => {
  await ben.has('Ada Agent', 'Ringing');
  await ben.page.keyboard.press('a');
  await ben.has('Ada Agent', 'Established');
  await ben.page.keyboard.press('h');
  await ben.has('Ada Agent', 'Held');
  await ben.page.keyboard.press('r');
  await ben.page.locator('.toast').getByText('Record: not offered for this call now.').waitFor();
  await ben.page.keyboard.press('h');
  await ben.has('Ada Agent', 'Established');
});

step('transfer by keys alone: panel, number, back with Escape, tones', async () => {
  const { page } = ada;
  await keys.press('Escape');
  await page.evaluate(() => document.activeElement.blur());
  await keys.press('t');
  await page.locator('.drawer input:focus').waitFor();
  await keys.press('Escape');
  assert.equal(await page.locator('.drawer').isVisible(), false);
  assert.equal(await page.evaluate(() => document.activeElement.closest('article') !== null), true, 'the focus stays in the call');
  await keys.press('k');
  await keys.press('4');
  await keys.press('2');
  await page.locator('.drawer').getByText('42').waitFor();
  await keys.press('Escape');
});

step('the help lists the keys, and they can be switched off', async () => {
  const { page } = ada;
  await keys.press('?');
  await page.getByRole('dialog', { name: 'Shortcuts' }).waitFor();
  await looks(page, 'help');
  await page.getByLabel('Single keys are on').focus();
  await keys.press('Space');
  await keys.press('Escape');
  await page.evaluate(() => document.activeElement.blur());
  await keys.press('h');
  await keys.press('?');
  await page.getByLabel('Single keys are on').focus();
  await keys.press('Space');
  await keys.press('Escape');
  await ada.has('Ben Agent', 'Established');
  await keys.press('e');
  await ada.idle();
});

step('log out by keys', async () => {
  const { page } = ada;
  await tabTo(page, /^Account/);
  await keys.press('Enter');
  await tabTo(page, 'Log out');
  await keys.press('Enter');
  await page.getByText('You are logged out.').waitFor();
  await ben.logout();
  silent(page);
  silent(ben.page);
});
