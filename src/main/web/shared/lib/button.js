import { h, icon } from './dom.js';

/** A button with a word on it; `glyph` is a drawing beside the word, or instead of it where there is no room. */
export function button(label, { glyph, kind = 'plain', act, ...more } = {}) {
  return h(
    'button',
    { type: 'button', class: `button ${kind}`, ...(act ? { on: { click: act } } : {}), ...more },
    glyph ? icon(glyph) : null,
    h('span', { class: 'word' }, label),
  );
}

/** A button that shows a drawing only; `label` is what it is called. */
export function iconButton(label, glyph, act, more = {}) {
  return h(
    'button',
    { type: 'button', class: 'button icon-only', 'aria-label': label, title: label, on: { click: act }, ...more },
    icon(glyph),
  );
}

/** Does something that takes a while, once: the button is busy meanwhile, and `failed` is told what went wrong. */
export async function busy(element, work, failed) {
  if (element.getAttribute('aria-busy') === 'true') return;
  element.setAttribute('aria-busy', 'true');
  try {
    await work();
  } catch (problem) {
    failed(problem);
  } finally {
    element.removeAttribute('aria-busy');
  }
}
