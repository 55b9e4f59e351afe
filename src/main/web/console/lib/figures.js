// What the nodes count, seen from two moments: rates, and how long commands took.

const DURATION = 'hookswitch.commands.duration.';
const WITHIN = `${DURATION}within.`;
/** Half an hour of what is asked for, and half an hour of what the nodes had kept. */
const KEPT = 1080;

/** What all nodes have counted, again and again: half an hour of it, as long as the page is open. */
export class Figures extends EventTarget {
  #before = null;
  /** Seconds since 1970, and one array of numbers for each line; null where nothing is known. */
  times = [];
  lines = { calls: [], done: [], refused: [], bad: [], p50: [], p99: [], waiting: [] };
  /** As the nodes have said it last: `[{node, figures}]`. */
  nodes = [];
  silent = [];

  /** What the nodes have kept of the time before. */
  begin({ nodes }) {
    const times = [...new Set(nodes.flatMap((one) => one.times))].sort((a, b) => a - b);
    for (const at of times) this.#take(nodes.filter((one) => one.times.includes(at)).map((one) => ({ node: one.node, figures: then(one, one.times.indexOf(at)) })), at);
  }

  take({ nodes, silent }, at = Date.now() / 1000) {
    this.#take(nodes, at);
    this.silent = silent;
    this.dispatchEvent(new Event('change'));
  }

  #take(nodes, at) {
    const sums = sum(nodes);
    const gone = this.#before && changed(this.nodes, nodes);
    this.nodes = nodes;
    // Counters of a node that has come or gone would look like a burst.
    const delta = this.#before && !gone ? difference(this.#before.sums, sums, at - this.#before.at) : null;
    this.#before = { sums, at };
    this.#add(at, {
      calls: sums['hookswitch.calls'] ?? 0,
      waiting: sums['hookswitch.stream.waiting'] ?? 0,
      done: delta?.rate('hookswitch.commands.done') ?? null,
      refused: delta ? delta.rate('hookswitch.commands.refused') + delta.rate('hookswitch.commands.too_fast') : null,
      bad: delta ? ['unavailable', 'late', 'failed'].reduce((all, one) => all + delta.rate(`hookswitch.commands.${one}`), 0) : null,
      p50: delta?.quantile(0.5) ?? null,
      p99: delta?.quantile(0.99) ?? null,
    });
  }

  #add(at, point) {
    this.times.push(at);
    for (const [name, value] of Object.entries(point)) this.lines[name].push(value);
    if (this.times.length <= KEPT) return;
    this.times.shift();
    for (const line of Object.values(this.lines)) line.shift();
  }

  /** The last that is known of a line. */
  last(name) {
    return this.lines[name].at(-1) ?? null;
  }
}

/** The figures of a node at one of its times. */
const then = ({ figures }, at) => Object.fromEntries(Object.entries(figures).map(([name, values]) => [name, values[at]]));

const changed = (before, now) => before.map((one) => one.node).join() !== now.map((one) => one.node).join();

function sum(nodes) {
  const sums = {};
  for (const { figures } of nodes) for (const [name, value] of Object.entries(figures)) sums[name] = (sums[name] ?? 0) + value;
  return sums;
}

function difference(before, now, seconds) {
  const grown = (name) => Math.max(0, (now[name] ?? 0) - (before[name] ?? 0));
  const bounds = Object.keys(now)
    .filter((name) => name.startsWith(WITHIN))
    .map((name) => Number(name.slice(WITHIN.length)))
    .sort((a, b) => a - b);
  return {
    rate: (name) => grown(name) / seconds,
    /** The bound in ms below which a share of the commands was answered; null where there were none, twice the last bound for “longer”. */
    quantile(share) {
      const all = grown(`${DURATION}count`);
      if (all === 0) return null;
      return bounds.find((bound) => grown(WITHIN + bound) >= share * all) ?? 2 * bounds.at(-1);
    },
  };
}
