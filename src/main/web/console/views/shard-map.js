import { h, text } from '../../shared/lib/dom.js';
import { count, short } from '../words.js';

/** Which node owns which shard, as a map in the colours of the nodes and in words. */
export function shardMap() {
  const words = h('ul', { class: 'owners' });
  const says = h('p', {});
  const cells = h('div', { class: 'shards', 'aria-hidden': 'true' });

  function update(shards, nodes) {
    const at = new Map(nodes.map((node, index) => [node.node, index]));
    const moving = shards.filter((one) => one.owner !== one.place && at.has(one.owner));
    const orphans = shards.filter((one) => !at.has(one.owner));
    text(
      says,
      orphans.length + moving.length === 0
        ? `All ${shards.length} shards are where they should be.`
        : [orphans.length && `${count(orphans.length, 'shard')} without a living owner: their calls take no commands`, moving.length && `${count(moving.length, 'shard')} on the way to another node`].filter(Boolean).join('; ') + '.',
    );
    says.className = orphans.length ? 'notice bad' : moving.length ? 'notice info' : 'quiet';
    words.replaceChildren(...nodes.map((node, index) => h('li', {}, h('span', { class: 'swatch', 'data-owner': index % 6, 'aria-hidden': 'true' }), h('span', {}, `${short(node.node)} owns ${ranges(shards.filter((one) => one.owner === node.node))}`))));
    cells.replaceChildren(
      ...shards.map((one) => h('span', { class: 'shard', title: `Shard ${one.shard}: ${one.owner ? short(one.owner) : 'nobody'}, epoch ${one.epoch}`, 'data-owner': at.has(one.owner) ? at.get(one.owner) % 6 : 'none', 'data-moving': String(at.has(one.owner) && one.owner !== one.place) })),
    );
  }

  return {
    element: h('section', { class: 'card part', 'aria-labelledby': 'shards-title' }, h('h2', { id: 'shards-title' }, 'Shards and their owners'), says, cells, words),
    update,
  };
}

/** How many, and the first of them: 0–3, 7, 9–12, … */
function ranges(shards) {
  if (shards.length === 0) return 'none';
  const spans = [];
  for (const { shard } of shards) {
    const last = spans.at(-1);
    if (last && last[1] === shard - 1) last[1] = shard;
    else spans.push([shard, shard]);
  }
  const shown = spans.slice(0, 6).map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`));
  return `${count(shards.length, 'shard')}: ${shown.join(', ')}${spans.length > 6 ? ', …' : ''}`;
}
