import { busy, button } from '../../shared/lib/button.js';
import { h, text } from '../../shared/lib/dom.js';
import { confirm } from '../../shared/views/confirm.js';
import { guarded } from '../lib/may.js';
import { poll } from '../lib/poll.js';
import { table } from '../lib/table.js';
import { moment, problem } from '../words.js';
import { stateBadge } from './rules.js';

const EVERY = 5000;
const CHANGES = 12;

/** What is in force, what was, and the way back. */
export function overview(context) {
  const { operations, signal, tell } = context;
  const now = h('section', { class: 'card part', 'aria-labelledby': 'force-title' });
  const list = h('section', { class: 'card part', 'aria-labelledby': 'generations-title' });
  const changes = h('section', { class: 'card part', 'aria-labelledby': 'changes-title' });
  const trouble = h('p', { class: 'notice bad', role: 'alert', hidden: true });
  let shown = '';

  const again = poll(signal, EVERY, async () => {
    try {
      const ledger = await operations.get('/ops/rules');
      trouble.hidden = true;
      const fresh = JSON.stringify(ledger);
      if (fresh === shown) return;
      shown = fresh;
      draw(ledger);
    } catch (error) {
      trouble.hidden = error.status === 0;
      text(trouble, problem(error));
    }
  });

  async function change(element, work, words) {
    await busy(
      element,
      async () => {
        const { behind } = await work();
        tell(behind.length ? `${words} ${behind.length} nodes are behind and follow by themselves.` : words, 'good');
        await again();
      },
      (error) => tell(problem(error), 'bad'),
    );
  }

  function draw(ledger) {
    const active = ledger.generations.find((one) => one.number === ledger.active);
    const since = ledger.changes.findLast((one) => ['seeded', 'activated', 'rolled back'].includes(one.what));
    const rollBack = guarded(context, button(`Roll back to ${ledger.previous}…`, { kind: 'stop', act: () => undo(ledger, rollBack) }));
    const ended = guarded(context, button('End the trial', { act: () => change(ended, () => operations.remove('/ops/rules/trial'), 'Nothing is on trial any more.') }));
    const parts = [
      h('h2', { id: 'force-title' }, 'In force'),
      h('p', { class: 'lead' }, h('a', { href: `#/rules/${active.number}` }, `Generation ${active.number}`), active.comment ? ` “${active.comment}”` : ''),
      h('p', { class: 'quiet' }, since ? `Since ${moment(since.at)}, by ${since.by}.` : ''),
      ledger.trial ? h('div', { class: 'notice info' }, h('span', {}, `On trial: generation ${ledger.trial.generation} for ${whom(ledger.trial)}.`), ended) : null,
      ledger.previous === undefined ? null : h('div', { class: 'ends' }, rollBack),
    ];
    now.replaceChildren(...parts.filter(Boolean));
    list.replaceChildren(
      h('h2', { id: 'generations-title' }, 'Generations'),
      table(
        'Generations, newest first',
        ['Number', 'State', 'Comment', 'Author', 'Brought', 'Hash'],
        ledger.generations.toReversed().map((one) => [
          h('a', { href: `#/rules/${one.number}` }, `Generation ${one.number}`),
          stateBadge(one.state),
          one.comment || '–',
          one.author,
          moment(one.at),
          h('code', { class: 'mono', title: one.hash }, one.hash.slice(0, 12)),
        ]),
      ),
    );
    changes.replaceChildren(
      h('h2', { id: 'changes-title' }, 'Who did what'),
      table('Changes, newest first', ['When', 'What', 'Generation', 'By'], ledger.changes.toReversed().slice(0, CHANGES).map((one) => [moment(one.at), one.what, String(one.generation), one.by])),
    );
  }

  async function undo(ledger, element) {
    const words = `Generation ${ledger.previous} decides again on all nodes at once, for every call. Whoever is on a call and has another list then is told at once.${ledger.trial ? ' The trial ends.' : ''}`;
    if (!(await confirm(`Roll back to generation ${ledger.previous}?`, words, 'Roll back'))) return;
    await change(element, () => operations.post('/ops/rules/rollback'), `Generation ${ledger.previous} is in force again.`);
  }

  return [
    h('div', { class: 'head' }, h('h1', {}, 'Rules'), h('div', { class: 'ends' }, h('a', { class: 'button main', href: '#/rules/new' }, 'New candidate'))),
    trouble,
    now,
    list,
    changes,
  ];
}

function whom(trial) {
  const tenants = trial.tenants?.length ? `calls of ${trial.tenants.join(', ')}` : 'all calls';
  return trial.percent === undefined || trial.percent === 100 ? tenants : `${trial.percent} % of ${tenants}`;
}
