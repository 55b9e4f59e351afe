import { busy, iconButton } from '../../shared/lib/button.js';
import { h, icon } from '../../shared/lib/dom.js';
import { menu } from '../../shared/lib/menu.js';
import { colours } from '../../shared/views/colours.js';
import { problem } from '../words.js';
import { confirm } from '../../shared/views/confirm.js';

/** Who is logged in, the colours, the way out. */
export function account({ gateway, tell, over }) {
  const initials = (gateway.user.firstName?.[0] ?? '') + (gateway.user.lastName?.[0] ?? '');
  const open = h(
    'button',
    { type: 'button', class: 'avatar' },
    h('span', { class: 'unseen' }, `Account of ${gateway.name}`),
    h('span', { 'aria-hidden': 'true' }, initials || gateway.user.userName[0].toUpperCase()),
  );
  const out = h('button', { type: 'button', class: 'menu-item', on: { click: leave } }, icon('leave'), h('span', {}, 'Log out'));
  const panel = h(
    'div',
    { class: 'account-panel' },
    h('p', {}, h('strong', {}, gateway.name), h('br', {}), h('span', { class: 'quiet' }, gateway.user.userName)),
    colours(),
    out,
  );
  const box = menu(open, panel, 'Account');
  const help = iconButton('Help and shortcuts', 'why', () => document.getElementById('help').showModal(), { 'aria-keyshortcuts': '?' });

  async function leave() {
    box.close();
    const live = gateway.calls.length;
    const sure =
      live === 0 ||
      (await confirm('Log out during a call?', `You are on ${live === 1 ? 'a call' : `${live} calls`}. Logging out does not end ${live === 1 ? 'it' : 'them'}.`, 'Log out'));
    if (!sure) return;
    await busy(out, () => gateway.leave(), (error) => tell(problem(error), 'bad'));
    over('You are logged out.');
  }

  return { element: h('div', { class: 'corner' }, help, box.element), update() {} };
}
