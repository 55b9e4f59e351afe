import { h } from '../../shared/lib/dom.js';
import { table } from '../lib/table.js';
import { count, problem } from '../words.js';

/** What a generation would change for those who are on a call now. @returns its element, and `found`: the answer, or null */
export function impact({ operations }, number, active) {
  const place = h('div', { class: 'stack', 'aria-busy': 'true' }, h('p', { class: 'quiet' }, 'Asking all nodes…'));
  const element = h('section', { class: 'card part', 'aria-labelledby': 'dry-title' }, h('h2', { id: 'dry-title' }, 'Dry run on live calls'), place);
  const found = operations.get(`/ops/rules/generations/${number}/dry-run`).then(
    (run) => {
      show(run);
      return run;
    },
    (error) => {
      place.replaceChildren(h('p', { class: 'notice bad' }, problem(error)));
      return null;
    },
  );
  found.finally(() => place.removeAttribute('aria-busy'));

  function show(run) {
    place.replaceChildren(
      ...[
        run.silent.length ? h('p', { class: 'notice warn' }, `Not counted, since they do not answer: ${run.silent.join('; ')}`) : null,
        counts('On a call now', 'user', run.calls, active),
        run.calls.cases.length
          ? table(
              'Users on a call whose list would change',
              ['User', 'State', 'Loses', 'Gets', 'Call'],
              run.calls.cases.map((one) => [one.user, one.state, one.lost.join(', ') || '–', one.gained.join(', ') || '–', one.call ? h('a', { href: `#/calls/${one.call}` }, one.call) : '–']),
            )
          : null,
        run.calls.changed > run.calls.cases.length ? h('p', { class: 'quiet' }, `The first ${run.calls.cases.length} are listed.`) : null,
        counts('Of the last decisions', 'list', run.decisions, active),
      ].filter(Boolean),
    );
  }

  return { element, found };
}

function counts(what, noun, { looked, changed, gained, lost }, active) {
  const some = (operations) =>
    Object.entries(operations)
      .map(([name, number]) => `${name} (${number.toLocaleString('en')})`)
      .join(', ');
  const words = looked === 0 ? 'nobody to look at.' : changed === 0 ? `${count(looked, noun)} looked at, none would be another than with generation ${active}.` : `${changed.toLocaleString('en')} of ${count(looked, noun)} would change.`;
  return h(
    'div',
    { class: 'counts' },
    h('p', {}, h('strong', {}, `${what}: `), words),
    some(lost) ? h('p', { class: 'minus' }, `Lost: ${some(lost)}`) : null,
    some(gained) ? h('p', { class: 'plus' }, `Got: ${some(gained)}`) : null,
  );
}
