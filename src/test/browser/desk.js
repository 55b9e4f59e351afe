// The agent desktop as somebody sees it who has no idea of what is behind: calls, buttons, words.
import { login, visit } from './browser.js';

export class Desk {
  constructor(page) {
    this.page = page;
  }

  static async of(user, options) {
    return new Desk(await login(await visit(options), user));
  }

  /** The call with somebody, by what is on its card. */
  call(who, state) {
    const cards = this.page.locator('article.call').filter({ has: this.page.locator('h2', { hasText: who }) });
    return state ? cards.and(this.page.locator(`[data-state="${state}"]`)) : cards;
  }

  async has(who, state) {
    await this.call(who, state).first().waitFor();
    return this.call(who, state).first();
  }

  /** Presses a button of a call, which is there only when the gateway offers it. */
  async press(who, button, state) {
    const card = await this.has(who, state);
    await card.getByRole('group', { name: 'What can be done' }).getByRole('button', { name: button, exact: true }).click();
  }

  /** The same once the call has it. */
  async sees(who, words) {
    await this.call(who).filter({ hasText: words }).first().waitFor();
  }

  async dial(number) {
    await this.page.getByRole('combobox', { name: 'Call', exact: true }).fill(number);
    await this.page.locator('.dial').getByRole('button', { name: 'Call', exact: true }).click();
  }

  /** Opens a panel of a call and has somebody brought in. */
  async bringIn(who, button, number, how, state) {
    await this.press(who, button, state);
    const drawer = (await this.has(who, state)).locator('.drawer');
    await drawer.getByRole('combobox').fill(number);
    await drawer.getByRole('button', { name: how }).click();
  }

  async become(state) {
    await this.page.getByRole('button', { name: /^Agent state/ }).click();
    await this.page.getByRole('group', { name: 'Agent state' }).getByRole('button', { name: state, exact: true }).click();
    await this.page.getByRole('button', { name: `Agent state: ${state}` }).waitFor();
  }

  async idle() {
    await this.page.getByText('No calls', { exact: true }).waitFor();
  }

  async putAllAway() {
    const away = this.page.getByRole('button', { name: /^Put away/ });
    while ((await away.count()) > 0) await away.first().click();
  }

  async logout() {
    await this.page.getByRole('button', { name: /^Account/ }).click();
    await this.page.getByRole('button', { name: 'Log out' }).click();
    await this.page.getByText('You are logged out.').waitFor();
  }
}
