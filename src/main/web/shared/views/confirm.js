import { button } from '../lib/button.js';
import { h } from '../lib/dom.js';

/** Asks before something that cannot be taken back. @returns {Promise<boolean>} */
export function confirm(title, words, verb) {
  return new Promise((resolve) => {
    const dialog = h(
      'dialog',
      { class: 'dialog', 'aria-labelledby': 'confirm-title', on: { close: () => done(dialog.returnValue === 'yes') } },
      h('h2', { id: 'confirm-title' }, title),
      h('p', {}, words),
      h(
        'div',
        { class: 'ends' },
        button('Cancel', { act: () => dialog.close('no') }),
        button(verb, { kind: 'stop', act: () => dialog.close('yes') }),
      ),
    );
    const done = (yes) => {
      dialog.remove();
      resolve(yes);
    };
    document.body.append(dialog);
    dialog.showModal();
  });
}
