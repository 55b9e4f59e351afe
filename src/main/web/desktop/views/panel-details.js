import { busy, button, iconButton } from '../../shared/lib/button.js';
import { h, keyed, text } from '../../shared/lib/dom.js';

const RESERVED = /^(GSW_|GSIP_|WWE_)/;

/** What is known of the caller: pairs that travel with the call, to be changed where that is offered. */
export function details(call, context, close, failed) {
  const list = h('ul', { class: 'pairs' });
  const none = h('p', { class: 'quiet' }, 'Nothing is attached to this call yet.');
  const key = h('input', { id: `key-${call.id}`, maxlength: '255', placeholder: 'Name', autocomplete: 'off' });
  const value = h('input', { id: `value-${call.id}`, maxlength: '4096', placeholder: 'Value', autocomplete: 'off' });
  const add = button('Attach', { kind: 'main', type: 'submit' });
  const form = h(
    'form',
    {
      class: 'pair-form',
      on: {
        submit: (event) => {
          event.preventDefault();
          attach();
        },
      },
    },
    h('div', { class: 'field' }, h('label', { for: key.id }, 'Name'), key),
    h('div', { class: 'field' }, h('label', { for: value.id }, 'Value'), value),
    add,
  );

  function attach() {
    const name = key.value.trim();
    if (!name) return key.focus();
    const known = name in call.userData;
    const work = async () => {
      await (known ? call.updateUserData({ [name]: value.value }) : call.attachUserData({ [name]: value.value }));
      key.value = value.value = '';
      key.focus();
    };
    busy(add, work, failed);
  }

  function row([name]) {
    const field = h('input', { id: `pair-${call.id}-${name}`, maxlength: '4096', autocomplete: 'off' });
    const save = () => {
      if (field.value !== field.dataset.known) busy(field, () => call.updateUserData({ [name]: field.value }), failed);
    };
    field.addEventListener('change', save);
    const away = iconButton(`Delete ${name}`, 'close', (event) => busy(event.currentTarget, () => call.deleteUserData(name), failed));
    return h('li', {}, h('label', { for: field.id }, name), field, away);
  }

  function update() {
    const pairs = Object.entries(call.userData).filter(([name]) => !RESERVED.test(name));
    none.hidden = pairs.length > 0;
    keyed(list, pairs, ([name]) => name, row, (item, [, known]) => {
      const [, field, away] = item.children;
      const shown = typeof known === 'object' ? JSON.stringify(known) : String(known);
      const edited = document.activeElement === field && field.value !== field.dataset.known;
      if (!edited) field.value = shown;
      field.dataset.known = shown;
      field.readOnly = typeof known === 'object' || !call.can('UpdateUserData');
      away.hidden = !call.can('DeleteUserDataPair');
    });
    form.hidden = !call.can('AttachUserData');
  }

  update();
  return { element: h('div', {}, none, list, form), update, focus: () => key.focus() };
}
