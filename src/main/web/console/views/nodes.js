import { busy, button } from '../../shared/lib/button.js';
import { attribute, h, keyed, text } from '../../shared/lib/dom.js';
import { confirm } from '../../shared/views/confirm.js';
import { guarded } from '../lib/may.js';
import { poll } from '../lib/poll.js';
import { count, moment, problem, short } from '../words.js';
import { shardMap } from './shard-map.js';

const EVERY = 2000;

/** Who is here, how they are, and which shards they own. */
export function nodes(context) {
  const { operations, signal, tell } = context;
  const list = h('ul', { class: 'nodes' });
  const sum = h('p', { class: 'quiet' });
  const trouble = h('p', { class: 'notice bad', role: 'alert', hidden: true });
  const shards = shardMap();
  let all = [];

  const again = poll(signal, EVERY, async () => {
    try {
      const [members, owned] = await Promise.all([operations.get('/ops/nodes'), operations.get('/ops/shards')]);
      all = members.nodes;
      trouble.hidden = true;
      draw(owned.shards);
    } catch (error) {
      trouble.hidden = error.status === 0; // the banner says that
      text(trouble, problem(error));
    }
  });

  function draw(owned) {
    const calls = all.reduce((sum, node) => sum + (node.calls ?? 0), 0);
    const silent = all.filter((node) => !node.answers).length;
    text(sum, `${count(all.length, 'node')}${silent ? `, ${silent} silent` : ''}; ${count(calls, 'call')}. As of ${moment(Date.now())}.`);
    keyed(list, all, (node) => node.node, card, (element, node) => element.update(node, all.indexOf(node)));
    shards.update(owned, all);
  }

  function card(node) {
    const state = h('span', { class: 'badge' });
    const figures = h('dl', { class: 'figures' });
    const note = h('p', { class: 'notice bad', hidden: true });
    const drain = guarded(context, button('Drain…', { kind: 'stop', act: () => send(node, drain) }));
    const mark = h('span', { class: 'swatch', 'aria-hidden': 'true' });
    const element = h(
      'li',
      { class: 'card node' },
      h('div', { class: 'node-head' }, mark, h('h3', {}, short(node.node)), state),
      h('p', { class: 'quiet mono' }, node.address),
      figures,
      note,
      h('div', { class: 'ends' }, drain),
    );
    attribute(drain, 'aria-label', `Drain node ${short(node.node)}…`);
    element.update = (now, at) => {
      mark.dataset.owner = at % 6;
      const word = now.answers ? (now.state === 'serving' ? (now.majority ? 'Serving' : 'No majority') : now.state === 'draining' ? 'Draining' : 'Starting') : 'Silent';
      text(state, word);
      state.dataset.kind = { Serving: 'good', Draining: 'warn', Starting: 'warn' }[word] ?? 'bad';
      figures.replaceChildren(...facts(now).map(([name, value]) => h('div', {}, h('dt', {}, name), h('dd', {}, value))));
      const bad = !now.answers ? 'It has not answered within two seconds: it may be dead, or stand still.' : !now.majority ? 'It sees too few nodes and takes no commands (cluster.quorum).' : '';
      note.hidden = !bad;
      text(note, bad);
      drain.hidden = !now.answers || now.state !== 'serving';
    };
    return element;
  }

  async function send(node, element) {
    const now = all.find((one) => one.node === node.node) ?? node;
    const rest = all.filter((one) => one !== now && one.answers && one.state === 'serving').length;
    const words =
      rest === 0
        ? `It is the only node that serves. Nobody can take over: the ${count(now.calls, 'call')} of this cluster and all rules brought since its start are gone, and clients cannot work until a node starts again.`
        : `It hands its ${count(now.calls, 'call')} and ${count(now.shards, 'shard')} over to ${count(rest, 'other node')}, sends its clients there, and ends. Calls go on. It has to be started again by hand.`;
    if (!(await confirm(`Drain ${short(now.node)} at ${now.address}?`, words, rest === 0 ? 'End the cluster' : 'Drain it'))) return;
    await busy(
      element,
      async () => {
        await operations.post(`/ops/nodes/${encodeURIComponent(now.node)}/drain`);
        tell(`Node ${short(now.node)} drains.`, 'good');
        again();
      },
      (error) => tell(problem(error), 'bad'),
    );
  }

  return [h('div', { class: 'head' }, h('h1', {}, 'Nodes'), sum), trouble, list, shards.element];
}

function facts(node) {
  if (!node.answers) return [];
  return [
    ['Calls', node.calls.toLocaleString('en')],
    ['Shards', node.shards.toLocaleString('en')],
    ['Version', node.version],
  ];
}
