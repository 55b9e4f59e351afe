import { busy, button } from '../../shared/lib/button.js';
import { h } from '../../shared/lib/dom.js';
import { problem } from '../words.js';
import { numberField } from './number-field.js';

const WAYS = {
  transfer: { ask: 'InitiateTransfer', once: 'SingleStepTransfer', once_word: 'Transfer now', label: 'Transfer to' },
  conference: { ask: 'InitiateConference', once: 'SingleStepConference', once_word: 'Add now', label: 'Add' },
};

/** Transfers a call or adds somebody, at once or after talking to them. */
export function bringIn(way, call, { gateway }, close) {
  const words = WAYS[way];
  const field = numberField(gateway, words.label, () => go(call.can(words.ask) ? words.ask : words.once));
  const ask = button('Talk to them first', { glyph: 'phone', kind: 'main', act: () => go(words.ask), 'data-op': words.ask });
  const once = button(words.once_word, { glyph: way === 'transfer' ? 'transfer' : 'add', act: () => go(words.once), 'data-op': words.once });

  function go(operation) {
    const number = field.number();
    if (number === null) return;
    const run = async () => {
      await call.perform(operation, { destination: { phoneNumber: number } });
      close();
    };
    busy(operation === words.ask ? ask : once, run, (error) => field.refused(problem(error)));
  }

  return {
    element: h('div', { class: 'bring-in' }, field.element, h('div', { class: 'ends' }, ask, once)),
    focus: () => field.input.focus(),
    update() {
      ask.hidden = !call.can(words.ask);
      once.hidden = !call.can(words.once);
    },
    offered: () => call.can(words.ask) || call.can(words.once),
  };
}
