import { busy, button } from '../../shared/lib/button.js';
import { h } from '../../shared/lib/dom.js';
import { problem } from '../words.js';
import { keys } from './keys.js';
import { numberField } from './number-field.js';

/** Makes a call. */
export function dialPad({ gateway }) {
  const field = numberField(gateway, 'Call', dial);
  const call = button('Call', { glyph: 'phone', kind: 'go wide', act: dial });
  field.input.setAttribute('aria-keyshortcuts', 'd');

  function dial() {
    const number = field.number();
    if (number === null) return;
    busy(
      call,
      async () => {
        await gateway.dial(number);
        field.clear();
      },
      (error) => field.refused(problem(error)),
    );
  }

  return {
    element: h(
      'section',
      { class: 'card dial', 'aria-labelledby': 'dial-title' },
      h('h2', { id: 'dial-title' }, 'New call'),
      field.element,
      keys((digit) => field.add(digit), 'Dial pad'),
      call,
    ),
    update() {},
    focus: () => field.input.focus(),
  };
}
