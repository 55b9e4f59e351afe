import { h, icon } from './dom.js';

/** A button with a panel under it, which closes with Escape, a click elsewhere, or when the focus leaves it. */
export function menu(opener, panel, name) {
  const element = h('div', { class: 'menu' }, opener, panel);
  panel.hidden = true;
  panel.classList.add('menu-panel');
  panel.setAttribute('role', 'group');
  panel.setAttribute('aria-label', name);
  opener.setAttribute('aria-expanded', 'false');

  const show = (open) => {
    if (panel.hidden !== open) return;
    panel.hidden = !open;
    opener.setAttribute('aria-expanded', String(open));
    if (open) panel.querySelector('button:not([disabled]), input, select')?.focus();
    else if (panel.contains(document.activeElement)) opener.focus();
  };

  opener.addEventListener('click', () => show(panel.hidden));
  element.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !panel.hidden) {
      event.stopPropagation();
      show(false);
      opener.focus();
    } else if ((event.key === 'ArrowDown' || event.key === 'ArrowUp') && !event.target.matches('input, select')) step(event);
  });
  element.addEventListener('focusout', (event) => {
    if (event.relatedTarget && !element.contains(event.relatedTarget)) show(false);
  });
  element.addEventListener('pointerdown', (event) => event.stopPropagation());
  document.addEventListener('pointerdown', () => element.isConnected && show(false));

  function step(event) {
    const all = [...panel.querySelectorAll('button:not([disabled])')];
    if (panel.hidden || all.length === 0) return;
    event.preventDefault();
    const next = all.indexOf(document.activeElement) + (event.key === 'ArrowDown' ? 1 : -1);
    all.at(next % all.length).focus();
  }

  return { element, close: () => show(false), open: () => show(true) };
}

/** The face of a menu button: a word, and an arrow that says that there is more. */
export function opener(word, more = {}) {
  return h('button', { type: 'button', class: 'button opener', ...more }, word, icon('down'));
}
