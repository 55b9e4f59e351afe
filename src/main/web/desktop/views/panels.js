import { attribute, h } from '../../shared/lib/dom.js';
import { iconButton } from '../../shared/lib/button.js';
import { bringIn } from './panel-bring-in.js';
import { details } from './panel-details.js';
import { tones } from './panel-tones.js';
import { reasons } from './panel-why.js';

const TITLES = { transfer: 'Transfer', conference: 'Add somebody', keypad: 'Keypad', data: 'Details of the call', why: 'Why is a button missing?' };
const MAKE = {
  transfer: (...what) => bringIn('transfer', ...what),
  conference: (...what) => bringIn('conference', ...what),
  keypad: tones,
  data: details,
  why: reasons,
};

/** The drawer of a call: one panel at a time, for what needs more than a click. */
export function panels(call, context, failed) {
  const element = h('div', { class: 'drawer', hidden: true, role: 'region' });
  let open = null;

  function toggle(name, opener) {
    const again = open?.name === name;
    close();
    if (again) return;
    const panel = MAKE[name](call, context, close, failed);
    open = { name, opener, panel };
    attribute(opener, 'aria-expanded', 'true');
    attribute(element, 'aria-label', TITLES[name]);
    element.replaceChildren(
      h('div', { class: 'drawer-head' }, h('h3', {}, TITLES[name]), iconButton('Close', 'close', close)),
      panel.element,
    );
    element.hidden = false;
    panel.update?.();
    panel.focus();
  }

  function close() {
    if (!open) return;
    const { opener } = open;
    const inside = element.contains(document.activeElement);
    open = null;
    element.hidden = true;
    element.replaceChildren();
    attribute(opener, 'aria-expanded', 'false');
    if (inside) (opener.isConnected ? opener : element.closest('article')).focus();
  }

  element.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    close();
  });

  return { element, toggle, update: () => open && (open.panel.offered?.() === false ? close() : open.panel.update?.()) };
}
