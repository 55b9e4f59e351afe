import { busy, button } from '../../shared/lib/button.js';
import { h, text } from '../../shared/lib/dom.js';
import { table } from '../lib/table.js';
import { count, moment, problem, short } from '../words.js';
import { call } from './call.js';

const STATES = ['Dialing', 'Ringing', 'Established', 'Held'];
const PAGE = 50;

/** The calls that go on: search, page by page; or one of them. */
export function calls(context, id) {
  return id ? call(context, id) : list(context);
}

function list({ operations, signal }) {
  const reference = h('input', { id: 'call-id', spellcheck: false, autocapitalize: 'none', maxlength: '64', required: true, placeholder: 'number, callUuid, callhalf-…, connId' });
  const user = input('user', 'any', 200);
  const number = input('number', 'at least two digits', 60);
  number.minLength = 2;
  const tenant = input('tenant', 'any', 80);
  const state = h('select', { id: 'call-state' }, h('option', { value: '' }, 'any'), STATES.map((name) => h('option', { value: name }, name)));
  const find = button('Search', { kind: 'main', type: 'submit' });
  const more = button('Older calls', { act: () => busy(more, () => load(next), failed) });
  const says = h('p', { class: 'quiet', role: 'status' });
  const trouble = h('p', { class: 'notice bad', role: 'alert', hidden: true });
  const place = h('div', { class: 'stack' });
  let asked = {};
  let shown = [];
  let next = null;
  let turn = 0;

  function input(name, placeholder, maxlength) {
    return h('input', { id: `call-${name}`, placeholder, spellcheck: false, autocapitalize: 'none', maxlength: String(maxlength) });
  }

  function failed(error) {
    trouble.hidden = false;
    text(trouble, problem(error));
  }

  function search(event) {
    event?.preventDefault();
    asked = Object.fromEntries(Object.entries({ user, number, tenant, state }).map(([name, field]) => [name, field.value.trim()]).filter(([, value]) => value));
    // One that is under way is overtaken, not waited for.
    load(null).catch(failed);
  }

  async function load(before) {
    const mine = ++turn;
    find.setAttribute('aria-busy', 'true');
    try {
      const page = await ask(before);
      if (mine === turn && !signal.aborted) show(page, before);
    } finally {
      if (mine === turn) find.removeAttribute('aria-busy');
    }
  }

  function ask(before) {
    const query = new URLSearchParams({ ...asked, limit: PAGE, ...(before ? { before } : {}) });
    return operations.get(`/ops/calls/live?${query}`);
  }

  function show(page, before) {
    trouble.hidden = true;
    shown = [...(before ? shown : []), ...page.calls];
    next = page.next ?? null;
    more.hidden = !next;
    const left = before ? '' : `${count(page.fitting, 'call')} as of ${moment(Date.now())}. `;
    text(says, `${left}${page.silent.length ? `Without those of ${page.silent.map(short).join(', ')}, which does not answer. ` : ''}${next ? `The newest ${shown.length} are shown.` : ''}`);
    place.replaceChildren(shown.length === 0 ? h('p', { class: 'empty-note' }, 'No call fits.') : rows());
  }

  const rows = () =>
    table(
      'Live calls, newest first',
      ['Call', 'Who', 'Tenant', 'Type', 'Since', 'Node'],
      shown.map((one) => [
        h('a', { href: `#/calls/${one.call}`, class: 'mono' }, one.call),
        h('ul', { class: 'who-list' }, one.parties.map((party) => h('li', {}, `${party.user ?? party.number} `, h('span', { class: 'quiet' }, party.user ? `${party.number}, ${party.state}` : party.state)))),
        one.tenant,
        one.type,
        moment(one.begunAt),
        h('span', { class: 'mono' }, short(one.node)),
      ]),
    );

  const field = (element, label) => h('div', { class: 'field' }, h('label', { for: element.id }, label), element);
  const open = (event) => {
    event.preventDefault();
    location.hash = `#/calls/${encodeURIComponent(reference.value.trim())}`;
  };
  search();
  return [
    h('div', { class: 'head' }, h('h1', {}, 'Calls'), says),
    h(
      'section',
      { class: 'card part', 'aria-label': 'Search' },
      h('form', { class: 'trial', on: { submit: search } }, field(user, 'User'), field(number, 'Part of a number'), field(tenant, 'Tenant'), field(state, 'State'), find),
      h('form', { class: 'trial', on: { submit: open } }, field(reference, 'Or any id of a call, also of one that is over'), button('Open', { type: 'submit' })),
    ),
    trouble,
    place,
    h('div', { class: 'ends' }, more),
  ];
}
