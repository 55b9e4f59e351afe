import { busy, button } from '../../shared/lib/button.js';
import { h, text } from '../../shared/lib/dom.js';
import { problem } from '../words.js';

/** Asks why a call is to be ended, and has it ended. @param done afterwards */
export function askReason({ operations, tell }, number, done) {
  const reason = h('input', { id: 'clear-reason', required: true, maxlength: '500', autocomplete: 'off' });
  const trouble = h('p', { class: 'notice bad', role: 'alert', hidden: true });
  const clear = button('Clear the call', { kind: 'stop', type: 'submit' });
  const submit = (event) => {
    event.preventDefault();
    busy(
      clear,
      async () => {
        await operations.post(`/ops/calls/${number}/clear`, { reason: reason.value.trim() });
        dialog.close();
        tell(`Call ${number} is cleared.`, 'good');
        done();
      },
      (error) => {
        trouble.hidden = false;
        text(trouble, problem(error));
      },
    );
  };
  const dialog = h(
    'dialog',
    { class: 'dialog', 'aria-labelledby': 'clear-title', on: { close: () => dialog.remove() } },
    h('h2', { id: 'clear-title' }, `Clear call ${number}?`),
    h('p', {}, 'Everybody on it is hung up at once, customers too, and it cannot be taken back. Your name and the reason go into the log and the call’s journal.'),
    h(
      'form',
      { class: 'stack', on: { submit } },
      h('div', { class: 'field' }, h('label', { for: reason.id }, 'Reason'), reason),
      trouble,
      h('div', { class: 'ends' }, button('Cancel', { act: () => dialog.close() }), clear),
    ),
  );
  document.body.append(dialog);
  dialog.showModal();
  reason.focus();
}
