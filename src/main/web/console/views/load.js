import { h, text } from '../../shared/lib/dom.js';
import { poll } from '../lib/poll.js';
import { table } from '../lib/table.js';
import { count, moment, problem, short } from '../words.js';

const EVERY = 3000;

/** How much there is to do, and how long it takes: charts, how each node reaches its switch, who is behind. */
export function load({ operations, signal, figures }) {
  const charts = h('div', { class: 'charts' }, h('p', { class: 'quiet' }, 'One moment…'));
  const members = h('section', { class: 'card part', 'aria-labelledby': 'members-title' });
  const connectors = h('section', { class: 'card part', 'aria-labelledby': 'connectors-title' });
  const subscribers = h('section', { class: 'card part', 'aria-labelledby': 'subscribers-title' });
  const differences = h('section', { class: 'card part', 'aria-labelledby': 'list-title' });
  const says = h('p', { class: 'quiet' });
  const trouble = h('p', { class: 'notice bad', role: 'alert', hidden: true });

  // The library is fetched by those who come here only.
  import('./chart.js').then(({ chart }) => {
    if (signal.aborted) return;
    const make = (title, unit, lines, more = {}) => chart({ title, unit, lines, figures, signal, ...more });
    charts.replaceChildren(
      make('Commands', 'per second', [['done', 'Done', '--go'], ['refused', 'Refused', '--warn'], ['bad', 'Not served', '--stop']]),
      make('Time to answer', 'ms or less', [['p50', 'Half of them', '--main'], ['p99', '99 of 100', '--stop']], { log: true }),
      make('Calls', 'calls', [['calls', 'Owned, also remembered ones', '--main']]),
      make('Events on their way', 'waiting', [['waiting', 'For the owner of their stream', '--warn']]),
    );
  }, () => charts.replaceChildren(h('p', { class: 'notice bad' }, 'The charts cannot be loaded from this node.')));

  figures.addEventListener('change', nodes, { signal });
  nodes();
  poll(signal, EVERY, async () => {
    try {
      const [listening, found, reached] = await Promise.all(['/ops/subscribers?limit=50', '/ops/reconciliation', '/ops/connectors'].map((path) => operations.get(path)));
      switches(reached);
      behind(listening);
      compared(found);
      trouble.hidden = true;
    } catch (error) {
      trouble.hidden = error.status === 0;
      text(trouble, problem(error));
    }
  });

  function nodes() {
    text(says, figures.times.length ? `As of ${moment(figures.times.at(-1) * 1000)}. The charts go back half an hour, in steps of ten seconds before your login and of two since.` : '');
    const silent = figures.silent.length ? h('p', { class: 'notice bad' }, `No figures of ${figures.silent.map(short).join(', ')}, which does not answer.`) : '';
    members.replaceChildren(
      h('h2', { id: 'members-title' }, 'Nodes'),
      silent,
      table(
        'What each node has to do',
        ['Node', '#Calls', '#Requests now', '#Connections', '#Asks waiting', '#Bytes for the database', '#Records dropped', '#Decisions dropped'],
        figures.nodes.map(({ node, figures: of }) => [
          short(node),
          ...['calls', 'requests.active', 'connections', 'mailbox.waiting', 'records.waiting', 'records.dropped', 'decisions.dropped'].map((name) => of[`hookswitch.${name}`]?.toLocaleString('en') ?? '–'),
        ]),
      ),
    );
  }

  function switches({ connectors: all, silent }) {
    connectors.replaceChildren(
      h('h2', { id: 'connectors-title' }, 'Connectors to the switch'),
      h('p', { class: 'quiet' }, `As each node knows its own; orders and events are counted from its start.${silent.length ? ` Nothing is known of ${silent.map(short).join(', ')}.` : ''}`),
      table(
        'Connectors to the switch',
        ['Node', 'Connector', 'State', 'Since', '#Calls', '#Orders', '#Failed', '#Events', 'Last event', 'Last failure'],
        all.map((one) => [
          short(one.node),
          one.name === 'default' ? one.kind : `${one.name} (${one.kind})`,
          h('span', { class: 'badge', 'data-kind': one.up ? 'good' : 'bad' }, one.up ? 'Up' : 'Down'),
          moment(one.since),
          ...[one.calls, one.orders, one.failed, one.events].map((number) => number.toLocaleString('en')),
          one.lastEvent ? moment(one.lastEvent) : 'none yet',
          one.lastFailure ? `${moment(one.lastFailure.at)}: ${one.lastFailure.words}` : 'none',
        ]),
      ),
    );
  }

  function behind(said) {
    subscribers.replaceChildren(
      h('h2', { id: 'subscribers-title' }, 'Subscribers'),
      h('p', { class: 'quiet' }, `${count(said.all, 'client')} are told of events; ${count(said.waiting, 'message')} wait for them.${said.subscribers.length < said.all ? ` Those furthest behind:` : ''}`),
      said.subscribers.length === 0
        ? ''
        : table('Subscribers, the furthest behind first', ['User', 'Channel', '#Messages waiting', 'Node'], said.subscribers.map((one) => [one.user || 'nobody yet', one.channel, one.waiting.toLocaleString('en'), short(one.node)])),
    );
  }

  function compared({ nodes: all, silent, legs, latest }) {
    const sum = (what) => all.reduce((before, one) => before + one[what], 0);
    const failures = sum('failures');
    const odd = legs.filter((one) => one.verdict !== 'agreed' && one.count > 0);
    differences.replaceChildren(
      h('h2', { id: 'list-title' }, 'The switch’s own list'),
      h(
        'p',
        { class: 'quiet' },
        `${count(all.length, 'node')} ${all.length === 1 ? 'has' : 'have'} compared ${count(sum('shards'), 'shard')} with it, each since its start${failures ? `; ${count(failures, 'time')} the switch could not list its calls` : ''}. ${odd.length ? '' : 'Nothing differed.'}${silent.length ? ` Nothing is known of ${silent.map(short).join(', ')}.` : ''}`,
      ),
      odd.length ? h('ul', { class: 'diff' }, odd.map((one) => h('li', {}, `${one.count} ${one.verdict}: ${one.words}`))) : '',
      latest.length
        ? table(
            'Where both did not say the same, the latest first',
            ['When', 'Node', 'Call', 'Party', 'What was done', 'Why', 'Occasion'],
            latest.toReversed().slice(0, 20).map((one) => [moment(one.at), short(one.node), h('a', { href: `#/calls/${one.call}`, class: 'mono' }, one.call), String(one.party), one.verdict, one.reason, one.occasion]),
          )
        : '',
    );
  }

  return [h('div', { class: 'head' }, h('h1', {}, 'Load'), says), trouble, charts, connectors, members, differences, subscribers];
}
