import { h } from '../lib/dom.js';
import { remember } from '../lib/memory.js';

const THEMES = [
  ['system', 'As the system'],
  ['light', 'Light'],
  ['dark', 'Dark'],
];

/** Light or dark, as this person likes it; remembered by this browser. */
export function colours() {
  const element = h('div', { class: 'segments', role: 'group', 'aria-label': 'Colours' }, THEMES.map(choice));

  function choice([value, word]) {
    const now = document.documentElement.dataset.theme ?? 'system';
    return h('button', { type: 'button', 'aria-pressed': String(now === value), on: { click: (event) => paint(value, event) } }, word);
  }

  function paint(value, event) {
    if (value === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = value;
    remember('theme', value);
    for (const other of element.children) other.setAttribute('aria-pressed', String(other === event.currentTarget));
  }

  return element;
}
