// The same states in the dark, and on a phone 360 pixels wide, where nothing may stick out.
import { after, before } from 'node:test';
import { fits as fitsPage, launch, quit, silent } from './browser.js';
import { Desk } from './desk.js';
import { step } from './steps.js';

const PHONE = { width: 360, height: 740 };

let ada, ben, sue;

before(launch);
after(quit);

const fits = (desk, name) => fitsPage(desk.page, name);

step('in the dark, on a phone, and a supervisor in the dark', async () => {
  ada = await Desk.of('agent1', { dark: true });
  ben = await Desk.of('agent2', PHONE);
  sue = await Desk.of('supervisor1', { ...PHONE, dark: true });
  await fits(ada, 'dark-empty');
  await fits(ben, 'phone-empty');
  await fits(sue, 'phone-dark-supervisor');
});

step('ringing and connected', async () => {
  await ada.dial('15002');
  await ben.has('Ada Agent', 'Ringing');
  await fits(ben, 'phone-ringing');
  await ben.press('Ada Agent', 'Answer');
  await ada.press('Ben Agent', 'Record');
  await ada.sees('Ben Agent', 'Recording');
  await fits(ada, 'dark-recorded');
  await fits(ben, 'phone-connected');
  await ben.press('Ada Agent', 'Details');
  await fits(ben, 'phone-details');
  await ben.press('Ada Agent', 'Details');
  await (await ben.has('Ada Agent')).getByRole('button', { name: 'Why not…?' }).click();
  await fits(ben, 'phone-why');
  await (await ben.has('Ada Agent')).getByRole('button', { name: 'Why not…?' }).click();
});

step('consulting, then a conference', async () => {
  await ben.bringIn('Ada Agent', 'Add person', '15003', 'Talk to them first');
  await sue.press('Ben Agent', 'Answer');
  await ben.has('Sue Supervisor', 'Established');
  await fits(ben, 'phone-consult');
  await ben.press('Sue Supervisor', 'Join all');
  await ben.sees('Ada Agent', 'Conference');
  await fits(ben, 'phone-conference');
  await ada.sees('Ben Agent', 'Conference');
  await fits(ada, 'dark-conference');
});

step('menus', async () => {
  for (const [name, button] of [
    ['state', /^Agent state/],
    ['phone', /^My phone/],
    ['account', /^Account/],
  ]) {
    await ben.page.getByRole('button', { name: button }).click();
    await fits(ben, `phone-menu-${name}`);
    await ben.page.keyboard.press('Escape');
  }
  await ada.page.getByRole('button', { name: /^Account/ }).click();
  await ada.page.getByRole('button', { name: 'Light', exact: true }).click();
  await fits(ada, 'light-chosen');
  await ada.page.getByRole('button', { name: 'As the system' }).click();
  await ada.page.keyboard.press('Escape');
});

step('the end', async () => {
  await ben.press('Ada Agent', 'Hang up');
  await ada.press('Sue Supervisor', 'Hang up');
  await Promise.all([ada.idle(), ben.idle(), sue.idle()]);
  await fits(ben, 'phone-ended');
  for (const desk of [ada, ben, sue]) {
    await desk.logout();
    silent(desk.page);
  }
});
