import { busy, button } from '../../shared/lib/button.js';
import { say } from '../../shared/lib/announce.js';
import { attribute, h, keyed, text } from '../../shared/lib/dom.js';
import { menu, opener } from '../../shared/lib/menu.js';
import { problem, stateName } from '../words.js';

/** The agent's state, and those that it can be changed to now. */
export function presence({ gateway, tell }) {
  const dot = h('span', { class: 'dot' });
  const word = h('span', { class: 'word' });
  const open = opener(h('span', { class: 'presence-word' }, dot, word), { class: 'button opener presence', 'aria-keyshortcuts': 'g' });
  const panel = h('div', {});
  const box = menu(open, panel, 'Agent state');
  const begin = button('Start work', { glyph: 'check', kind: 'main', act: () => busy(begin, () => gateway.beginWork(), failed) });

  const failed = (error) => tell(problem(error), 'bad');
  let last = null;

  function choose(state) {
    box.close();
    busy(open, () => gateway.setState(state.operationName), failed);
  }

  function update() {
    const now = gateway.presence;
    const shown = name(now);
    text(word, shown);
    attribute(open, 'aria-label', `Agent state: ${shown}`);
    attribute(dot, 'data-state', now?.state ?? 'LoggedOut');
    if (last !== null && last !== shown) say(`You are: ${shown}.`);
    last = shown;
    const away = !now || now.state === 'LoggedOut' || now.state === 'Logout';
    begin.hidden = !away || !gateway.device;
    box.element.hidden = away;
    // Also while it is open: what is offered is what can be done now, and the focus stays where it is.
    keyed(panel, gateway.reachable, (state) => state.id, choice, (button, state) => attribute(button, 'aria-pressed', String(now?.id === state.id)));
  }

  function choice(state) {
    return h(
      'button',
      { type: 'button', class: 'menu-item', on: { click: () => choose(state) } },
      h('span', { class: 'dot', 'data-state': state.state === 'Logout' ? 'LoggedOut' : state.state }),
      h('span', {}, name(state)),
    );
  }

  return {
    element: h('div', { class: 'presence-box' }, begin, box.element),
    update,
    /** Ready when not, and the other way round: what the key does. */
    toggle() {
      const wanted = gateway.presence?.state === 'Ready' ? 'NotReady' : 'Ready';
      const state = gateway.reachable.find((one) => one.operationName === wanted);
      if (state) choose(state);
      else tell('Start work first.', 'bad');
    },
  };
}

function name(state) {
  if (!state) return 'No phone';
  return state.reason ? `${stateName(state.displayName)}: ${state.reason}` : stateName(state.displayName ?? state.state);
}
