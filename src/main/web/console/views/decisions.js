import { button, busy } from '../../shared/lib/button.js';
import { h, text } from '../../shared/lib/dom.js';
import { table } from '../lib/table.js';
import { count, moment, problem, short } from '../words.js';

/** The end of the log of decisions of all nodes: who was refused what, and by which rule. */
export function decisions({ operations, signal }) {
  const place = h('div', { class: 'stack' });
  const says = h('p', { class: 'quiet', role: 'status' });
  const trouble = h('p', { class: 'notice bad', role: 'alert', hidden: true });
  const only = h('input', { id: 'decision-filter', spellcheck: false, autocapitalize: 'none', maxlength: '200', on: { input: () => show() } });
  const again = button('Look again', { act: () => run() });
  let lines = [];

  const run = () =>
    busy(again, look, (error) => {
      trouble.hidden = false;
      text(trouble, problem(error));
    });

  async function look() {
    const said = await operations.get('/ops/decisions?limit=200');
    if (signal.aborted) return;
    trouble.hidden = true;
    lines = said.decisions;
    text(says, `The last ${count(lines.length, 'line')} as of ${moment(Date.now())}.${said.silent.length ? ` Without those of ${said.silent.map(short).join(', ')}.` : ''}`);
    show();
  }

  function show() {
    const wanted = only.value.trim().toLowerCase();
    const shown = lines.filter(({ decision }) => JSON.stringify(decision).toLowerCase().includes(wanted));
    place.replaceChildren(
      shown.length === 0
        ? h('p', { class: 'empty-note' }, lines.length === 0 ? 'Nobody was refused anything of late. Accepted commands are there for the share of calls that decisions.share names.' : 'No line fits.')
        : table(
            'Decisions, newest first',
            ['When', 'User', 'State', 'Operation', 'Outcome', 'Rules', 'Call or phone', 'Request'],
            shown.map(({ decision: one }) => [
              moment(one.time),
              one.user ? `${one.user}@${one.tenant}` : '–',
              one.state,
              one.operation ?? '–',
              h('span', { class: one.allowed ? 'plus' : 'minus' }, one.allowed ? 'Accepted' : one.refusal),
              `${one.rules.join('; ') || '–'} (generation ${one.generation})`,
              one.call ? h('a', { href: `#/calls/${one.call}`, class: 'mono' }, one.call) : h('span', { class: 'mono' }, one.device ?? '–'),
              h('span', { class: 'mono' }, one.correlation ?? ''),
            ]),
          ),
    );
  }

  run();
  return [
    h('div', { class: 'head' }, h('h1', {}, 'Decisions'), says, h('div', { class: 'ends' }, again)),
    h('section', { class: 'card part', 'aria-label': 'Filter' }, h('div', { class: 'field' }, h('label', { for: only.id }, 'Only lines with: a user, a call, an operation, a request'), only)),
    trouble,
    place,
  ];
}
