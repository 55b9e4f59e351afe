import { h } from '../../shared/lib/dom.js';

const KEYS = [
  ['1', ''],
  ['2', 'ABC'],
  ['3', 'DEF'],
  ['4', 'GHI'],
  ['5', 'JKL'],
  ['6', 'MNO'],
  ['7', 'PQRS'],
  ['8', 'TUV'],
  ['9', 'WXYZ'],
  ['*', ''],
  ['0', '+'],
  ['#', ''],
];

/** Twelve keys. @param pressed what a key does, with its digit */
export function keys(pressed, label) {
  return h(
    'div',
    { class: 'keys', role: 'group', 'aria-label': label },
    KEYS.map(([digit, letters]) =>
      h(
        'button',
        { type: 'button', class: 'key', 'aria-label': { '*': 'star', '#': 'hash' }[digit] ?? null, on: { click: () => pressed(digit) } },
        h('span', {}, digit),
        h('small', { 'aria-hidden': 'true' }, letters || '\u00a0'),
      ),
    ),
  );
}
