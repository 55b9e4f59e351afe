import { button } from '../../shared/lib/button.js';
import { h } from '../../shared/lib/dom.js';
import { recall, remember } from '../../shared/lib/memory.js';

const LISTED = [
  ['?', 'This help'],
  ['d', 'Type a number to call'],
  ['g', 'Ready or not ready'],
  ['n, N', 'Next call, call before'],
  ['a', 'Answer'],
  ['x', 'Reject'],
  ['h', 'Hold or resume'],
  ['m', 'Mute or unmute'],
  ['e', 'Hang up'],
  ['t', 'Transfer'],
  ['c', 'Add person'],
  ['s', 'Switch calls'],
  ['f', 'Complete the transfer'],
  ['j', 'Join all'],
  ['k', 'Keypad of the call'],
  ['i', 'Details of the call'],
  ['r', 'Record'],
  ['p', 'Pause or resume recording'],
  ['Esc', 'Close what is open'],
];

/** Single keys for those who work without a mouse; they can be switched off, since speech input types them by mistake. */
export function shortcuts({ signal, tell }, { calls, dial, bar }) {
  const own = h('input', { type: 'checkbox', id: 'keys-on', checked: recall('keys') !== 'off' });
  own.addEventListener('change', () => remember('keys', own.checked ? 'on' : 'off'));
  const help = h(
    'dialog',
    { id: 'help', class: 'dialog', 'aria-labelledby': 'help-title' },
    h('h2', { id: 'help-title' }, 'Shortcuts'),
    h('p', { class: 'quiet' }, 'Letters act on the call where you are, else on the first one. Tab and Enter reach everything too.'),
    h(
      'dl',
      { class: 'shortcuts' },
      LISTED.map(([letter, words]) => h('div', {}, h('dt', {}, h('kbd', {}, letter)), h('dd', {}, words))),
    ),
    h('div', { class: 'check' }, own, h('label', { for: own.id }, 'Single keys are on')),
    h('div', { class: 'ends' }, button('Close', { kind: 'main', act: () => help.close() })),
  );

  const general = {
    '?': () => help.showModal(),
    d: () => dial?.focus(),
    g: () => bar.presence.toggle(),
    n: () => calls.step(1),
    N: () => calls.step(-1),
  };

  document.addEventListener(
    'keydown',
    (event) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
      if (event.target.closest('input, select, textarea, dialog')) return;
      if (!own.checked && event.key !== '?') return;
      const act = general[event.key] ?? (/^[a-z]$/.test(event.key) && calls.front() ? () => onCall(event.key) : null);
      if (!act) return;
      event.preventDefault();
      act();
    },
    { signal },
  );

  function onCall(letter) {
    const listed = LISTED.find(([key]) => key === letter);
    if (!calls.front().press(letter) && listed) tell(`${listed[1]}: not offered for this call now.`, 'bad');
  }

  return help;
}
