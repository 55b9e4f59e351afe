// The operations console as an operator sees it.
import { NODES, visit } from './browser.js';

/** A page of the console at its login. */
export const atLogin = async (options = {}) => {
  const { at = NODES[0], ...rest } = options;
  const page = await visit({ ...rest, at: null });
  await page.goto(`${at}/ops/`);
  return page;
};

export async function submit(page, user, password = 'hookswitch') {
  await page.getByLabel('User name').fill(user);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Log in' }).click();
}

/** Somebody who is logged in. */
export async function operator({ user = 'operator1', ...options } = {}) {
  const page = await atLogin(options);
  await submit(page, user);
  await page.getByRole('heading', { name: 'Nodes', exact: true }).waitFor();
  return page;
}

export async function go(page, part) {
  await page.getByRole('navigation', { name: 'Parts of the console' }).getByRole('link', { name: part }).click();
  await page.getByRole('heading', { level: 1, name: part }).waitFor();
}
