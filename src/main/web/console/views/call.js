import { button } from '../../shared/lib/button.js';
import { h } from '../../shared/lib/dom.js';
import { guarded } from '../lib/may.js';
import { table } from '../lib/table.js';
import { moment, problem } from '../words.js';
import { askReason } from './clear.js';

/** One call: who may do what and why, what they were told, what happened, and the way to end it. */
export function call(context, id) {
  const { operations, signal } = context;
  const place = h('div', { class: 'stack' }, h('p', { class: 'quiet' }, 'One moment…'));
  const again = button('Look again', { act: () => load(null) });
  load(null);

  /** @param event the moment to explain; null for now */
  async function load(event) {
    const path = `/ops/calls/${encodeURIComponent(id)}`;
    try {
      const explained = await operations.get(`${path}/explain${event ? `?event=${encodeURIComponent(event)}` : ''}`);
      const history = await operations.get(`/ops/calls/${explained.call}/history?limit=200`).catch((error) => ({ error }));
      if (!signal.aborted) show(explained, history, event);
    } catch (error) {
      if (error.status === 404) await past(path, error);
      else place.replaceChildren(h('p', { class: 'notice bad', role: 'alert' }, problem(error)));
    }
  }

  /** Nobody remembers the call any more, but the records may. */
  async function past(path, unknown) {
    try {
      const history = await operations.get(`${path}/history?limit=200`);
      place.replaceChildren(h('p', { class: 'notice info' }, 'The call is over. This is what the records have of it.'), journal(history));
    } catch {
      place.replaceChildren(h('p', { class: 'notice bad', role: 'alert' }, problem(unknown)));
    }
  }

  /** Another moment is explained above what was pressed. */
  function show(explained, history, event) {
    draw(explained, history, event);
    if (!event) return;
    const notice = place.firstElementChild;
    notice.tabIndex = -1;
    notice.focus();
    notice.scrollIntoView({ block: 'center' });
  }

  function draw(explained, history, event) {
    // Legs of the network are not explained: without a word of its end, the call may have one that goes on.
    const live = explained.parties.some((party) => !['Released', 'Null'].includes(party.state)) || !(history.error || history.call.endedAt);
    place.replaceChildren(
      ...[
        event
          ? h('div', { class: 'notice info' }, h('span', {}, `As it was at the event ${event}.`), button('As it is now', { act: () => load(null) }))
          : live
            ? clearing(explained.call)
            : h('p', { class: 'notice info' }, 'The call is over.'),
        ...explained.parties.map(party),
        events(explained.events),
        journal(history),
      ].filter(Boolean),
    );
  }

  function clearing(number) {
    const clear = guarded(context, button('Clear the call…', { kind: 'stop', glyph: 'hangup', act: () => askReason(context, number, () => load(null)) }));
    return h('div', { class: 'ends' }, again, clear);
  }

  function events(all) {
    return h(
      'section',
      { class: 'card part', 'aria-labelledby': 'events-title' },
      h('h2', { id: 'events-title' }, 'What users were told'),
      all.length === 0
        ? h('p', { class: 'quiet' }, 'Nothing that is still kept (push.keepEvents, push.keepFor).')
        : table(
            'What users were told, oldest first',
            ['When', 'User', 'News', 'State', '#Generation', 'Explain'],
            all.map((one) => [moment(one.at), one.user, one.news, one.state, String(one.generation), then(one)]),
          ),
    );
  }

  function then(one) {
    const element = button('As it was then', { act: () => load(one.event) });
    element.append(h('span', { class: 'unseen' }, `: ${one.news} of ${one.user} at ${moment(one.at)}`));
    return element;
  }

  return [h('p', { class: 'back' }, h('a', { href: '#/calls' }, '← All calls')), h('div', { class: 'head' }, h('h1', {}, `Call ${id}`)), place];
}

/** Each operation, allowed or not, and the cell or rule that says so. */
function party(one) {
  const title = `party-${one.party}`;
  const allowed = one.operations.filter((operation) => operation.allowed);
  const others = one.operations.filter((operation) => !operation.allowed);
  return h(
    'section',
    { class: 'card part', 'aria-labelledby': title },
    h('h2', { id: title }, `${one.user}: ${one.state}`),
    h('p', { class: 'quiet' }, `Party ${one.party}, decided by generation ${one.generation}; recording buttons: ${one.recording}.`),
    h('h3', {}, `May (${allowed.length})`),
    list(allowed),
    h('h3', {}, `May not (${others.length})`),
    list(others),
  );
}

const list = (operations) =>
  operations.length === 0
    ? h('p', { class: 'quiet' }, 'Nothing.')
    : h(
        'div',
        { class: 'why-list' },
        operations.map(({ operation, allowed, why }) =>
          h('details', {}, h('summary', {}, h('span', { class: allowed ? 'plus' : 'minus' }, allowed ? '✓ ' : '✗ '), operation), h('pre', { class: 'mono', tabindex: '0', role: 'region', 'aria-label': `Why ${operation}` }, why.join('\n') || 'The rules of that time are not kept any more.')),
        ),
      );

/** What the records have; `error` where there are none. */
function journal({ journal: lines, error, call: record, next }) {
  const title = h('h2', { id: 'journal-title' }, 'What happened');
  const body = error
    ? h('p', { class: 'quiet' }, error.status === 404 ? 'The records have nothing of it yet.' : problem(error))
    : table(
        'What happened, oldest first',
        ['When', 'What', 'By', '#Version', 'Refused', 'Detail'],
        lines.map((line) => [moment(line.at), `${line.what}${line.party === undefined ? '' : ` (party ${line.party})`}`, line.principal ?? line.kind.toLowerCase(), String(line.version), line.refusal ?? '', detail(line)]),
      );
  const end = record?.endedAt ? h('p', {}, `Ended ${moment(record.endedAt)}: ${record.reason}.`) : null;
  return h('section', { class: 'card part', 'aria-labelledby': 'journal-title' }, title, end, body, next ? h('p', { class: 'quiet' }, 'The first 200 lines are shown.') : null);
}

function detail(line) {
  const reason = line.detail?.input?.reason;
  const all = JSON.stringify(line.detail);
  return h('details', { class: 'bare-details' }, h('summary', {}, reason ? `“${reason}”` : 'Show'), h('code', { class: 'mono wrap' }, all));
}
