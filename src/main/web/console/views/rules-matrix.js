import { busy, button } from '../../shared/lib/button.js';
import { h, text } from '../../shared/lib/dom.js';
import { table } from '../lib/table.js';
import { problem } from '../words.js';

/** What a generation says of every operation in every state, for tenants without rules of their own or for one tenant. */
export function matrix({ operations }, number) {
  const tenant = h('input', { id: 'matrix-tenant', placeholder: 'without own rules', spellcheck: false, autocapitalize: 'none', maxlength: '80' });
  const show = button('Show', { type: 'submit' });
  const trouble = h('p', { class: 'notice bad', role: 'alert', hidden: true });
  const place = h('div', { class: 'stack' });
  const submit = (event) => {
    event?.preventDefault();
    busy(show, load, (error) => {
      trouble.hidden = false;
      text(trouble, problem(error));
    });
  };

  async function load() {
    const name = tenant.value.trim();
    const { tables } = await operations.get(`/ops/rules/generations/${number}/matrix${name ? `?tenant=${encodeURIComponent(name)}` : ''}`);
    trouble.hidden = true;
    place.replaceChildren(
      ...tables.flatMap((one) => [
        h('h3', {}, one.title),
        table(one.title, one.header, one.rows.map((row) => row.map((cell, at) => (at === 0 ? cell : h('span', { class: cell === '' ? 'never' : cell === 'yes' ? 'plus' : 'cell' }, cell || '–'))))),
      ]),
    );
  }

  submit();
  return h(
    'section',
    { class: 'card part', 'aria-labelledby': 'matrix-title' },
    h('h2', { id: 'matrix-title' }, 'What it says'),
    h('p', { class: 'quiet' }, 'With exceptions worked in. – is never.'),
    h('form', { class: 'trial', on: { submit } }, h('div', { class: 'field' }, h('label', { for: tenant.id }, 'Tenant'), tenant), show),
    trouble,
    place,
  );
}
