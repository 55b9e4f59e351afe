import { h, keyed, text } from '../../shared/lib/dom.js';
import { callCard } from './call-card.js';

/** The calls that are going on: ringing ones first, then those one talks on, then those on hold. */
export function callList(context) {
  const { gateway } = context;
  const count = h('span', { class: 'count' });
  const list = h('ul', { class: 'calls', 'aria-labelledby': 'calls-title' });
  const empty = h(
    'div',
    { class: 'empty' },
    h('p', { class: 'empty-title' }, 'No calls'),
    h('p', { class: 'quiet' }, ''),
  );
  const cards = new Map();

  const RANK = { Ringing: 0, Established: 1, Dialing: 1, Held: 2 };
  const ordered = () => gateway.calls.toSorted((a, b) => (RANK[a.state] ?? 3) - (RANK[b.state] ?? 3));

  function update() {
    const calls = ordered();
    const before = document.activeElement;
    keyed(
      list,
      calls,
      (call) => call.id,
      (call) => {
        const card = callCard(call, context);
        cards.set(call.id, card);
        return card.element;
      },
      (element, call) => cards.get(call.id).update(),
    );
    for (const id of cards.keys()) if (!calls.some((call) => call.id === id)) cards.delete(id);
    // Moving an element takes the focus from what is in it.
    if (before !== document.activeElement && before?.isConnected) before.focus();
    text(count, calls.length ? String(calls.length) : '');
    count.hidden = calls.length === 0;
    list.hidden = calls.length === 0;
    empty.hidden = calls.length > 0;
    text(empty.lastElementChild, hint());
  }

  function hint() {
    if (!gateway.device) return 'Your user has no phone, so there is nothing to call with.';
    if (gateway.presence?.state === 'Ready') return 'You are ready: calls that come in appear here.';
    return 'Calls that you make or take appear here.';
  }

  /** The card where the focus is, else the first. */
  function front() {
    const focused = [...cards.values()].find((card) => card.element.contains(document.activeElement));
    return focused ?? cards.get(list.firstElementChild?.dataset.key);
  }

  return {
    element: h(
      'section',
      { id: 'calls', class: 'calls-box', tabIndex: -1, 'aria-labelledby': 'calls-title' },
      h('h1', { id: 'calls-title' }, 'Calls ', count),
      empty,
      list,
    ),
    update,
    front,
    /** Moves to the next card, or the one before. */
    step(by) {
      const order = [...list.children].map((item) => cards.get(item.dataset.key));
      if (order.length === 0) return;
      const now = order.findIndex((card) => card.element.contains(document.activeElement));
      order.at(now < 0 ? 0 : (now + by + order.length) % order.length).focus();
    },
  };
}
