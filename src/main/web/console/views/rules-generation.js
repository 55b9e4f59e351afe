import { busy, button } from '../../shared/lib/button.js';
import { h } from '../../shared/lib/dom.js';
import { confirm } from '../../shared/views/confirm.js';
import { guarded } from '../lib/may.js';
import { count, moment, problem } from '../words.js';
import { impact } from './rules-impact.js';
import { matrix } from './rules-matrix.js';
import { back, stateBadge } from './rules.js';

/** One generation: what it would change, for whom, and what can be done with it. */
export function generation(context, number) {
  const { operations, signal } = context;
  const place = h('div', { class: 'stack' }, h('p', { class: 'quiet' }, 'One moment…'));
  load();

  async function load() {
    try {
      const [{ generation: one, files }, ledger, diff] = await Promise.all([
        operations.get(`/ops/rules/generations/${number}`),
        operations.get('/ops/rules'),
        operations.get(`/ops/rules/generations/${number}/diff`),
      ]);
      if (signal.aborted) return;
      const live = one.number === ledger.active ? null : impact(context, number, ledger.active);
      place.replaceChildren(
        ...[about(one), live && actions(context, one, ledger, diff, live, load), live && difference(diff), live?.element, matrix(context, number), texts(files)].filter(Boolean),
      );
    } catch (error) {
      place.replaceChildren(h('p', { class: 'notice bad', role: 'alert' }, problem(error)));
    }
  }

  return [back(), h('div', { class: 'head' }, h('h1', {}, `Generation ${number}`)), place];
}

function about(one) {
  return h(
    'section',
    { class: 'card part', 'aria-label': 'About it' },
    h('p', { class: 'lead' }, stateBadge(one.state), ' ', one.comment || 'No comment.'),
    h('p', { class: 'quiet' }, `Brought ${moment(one.at)} by ${one.author}; ${count(one.files, 'file')}.`),
    h('p', { class: 'quiet mono wrap' }, one.hash),
  );
}

/** What it decides otherwise, a line each; a sign is never the only sign. */
function difference(diff) {
  const kind = (line) => ({ '+': 'plus', '-': 'minus' })[line[0]] ?? 'other';
  const said = { plus: 'New: ', minus: 'Gone: ', other: 'Changed: ' };
  return h(
    'section',
    { class: 'card part', 'aria-labelledby': 'diff-title' },
    h('h2', { id: 'diff-title' }, `What it decides otherwise than generation ${diff.from}`),
    diff.changes.length === 0
      ? h('p', { class: 'quiet' }, 'Nothing: both decide alike for all facts.')
      : h('ul', { class: 'diff' }, diff.changes.map((line) => h('li', { 'data-kind': kind(line) }, h('span', { class: 'unseen' }, said[kind(line)]), line))),
  );
}

function actions(context, one, ledger, diff, live, reload) {
  const { operations, tell, signal } = context;
  const tenants = h('input', { id: 'trial-tenants', placeholder: 'all', spellcheck: false, autocapitalize: 'none', maxlength: '2000' });
  const percent = h('input', { id: 'trial-percent', type: 'number', min: '1', max: '100', value: '5', required: true });
  const activate = guarded(context, button('Activate…', { kind: 'main', act: force }));
  const canary = guarded(context, button('Start the trial', { type: 'submit' }));

  async function done(element, work, words) {
    await busy(
      element,
      async () => {
        const { behind } = await work();
        if (!signal.aborted) await reload();
        tell(behind.length ? `${words} ${count(behind.length, 'node')} behind: ${behind.join('; ')}` : words, 'good');
      },
      (error) => tell([problem(error), ...error.details ?? []].join(' '), 'bad'),
    );
  }

  async function force() {
    const found = await live.found;
    const effect = found ? `${count(found.calls.changed, 'user')} of ${found.calls.looked.toLocaleString('en')} on a call now get another list of operations, at once. ` : 'What it means for the calls of this moment is not known: the dry run has failed. ';
    const words = `${effect}${count(diff.changes.length, 'difference')} to generation ${ledger.active}, which is in force. All nodes change together, for every call.${ledger.trial ? ' The trial ends.' : ''} Rolling back is one step.`;
    if (!(await confirm(`Activate generation ${one.number}?`, words, 'Activate'))) return;
    await done(activate, () => operations.post(`/ops/rules/generations/${one.number}/activate`), `Generation ${one.number} is in force.`);
  }

  function tryOut(event) {
    event.preventDefault();
    const names = tenants.value.split(/[,\s]+/).filter(Boolean);
    const body = { generation: one.number, percent: Number(percent.value), ...(names.length ? { tenants: names } : {}) };
    done(canary, () => operations.put('/ops/rules/trial', body), `Generation ${one.number} is on trial.`);
  }

  return h(
    'section',
    { class: 'card part', 'aria-labelledby': 'do-title' },
    h('h2', { id: 'do-title' }, 'Bring it into force'),
    h('p', { class: 'quiet' }, 'For everybody, or first for some calls: a call is in or out for its whole life.'),
    h('div', { class: 'ends' }, activate),
    h(
      'form',
      { class: 'trial', on: { submit: tryOut } },
      h('div', { class: 'field' }, h('label', { for: tenants.id }, 'Tenants, with commas between'), tenants),
      h('div', { class: 'field' }, h('label', { for: percent.id }, 'Percent of their calls'), percent),
      canary,
    ),
  );
}

function texts(files) {
  return h(
    'section',
    { class: 'card part', 'aria-labelledby': 'files-title' },
    h('h2', { id: 'files-title' }, 'Files'),
    Object.entries(files).map(([name, content]) => h('details', {}, h('summary', { class: 'mono' }, name), h('pre', { class: 'mono', tabindex: '0', role: 'region', 'aria-label': name }, content))),
  );
}
