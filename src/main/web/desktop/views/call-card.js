import { busy, button } from '../../shared/lib/button.js';
import { attribute, h, icon, keyed, text } from '../../shared/lib/dom.js';
import { timer } from '../../shared/lib/clock.js';
import { missing, offered } from '../actions.js';
import { CALL_TYPES, others, problem, STATES } from '../words.js';
import { people } from './people.js';
import { panels } from './panels.js';

/** One call: who, since when, what can be done. */
export function callCard(call, context) {
  const { gateway } = context;
  const id = `call-${call.id}`;
  const who = h('h2', { id: `${id}-who`, class: 'who' });
  const what = h('p', { class: 'what quiet' });
  const state = h('span', { class: 'state' });
  const clock = h('span', { class: 'clock', title: 'Since the call began' });
  const chips = h('ul', { class: 'chips', 'aria-label': 'About this call' });
  const buttons = h('div', { class: 'actions', role: 'group', 'aria-label': 'What can be done' });
  const trouble = h('p', { class: 'notice bad', role: 'alert', hidden: true });
  const avatar = h('span', { class: 'face', 'aria-hidden': 'true' });
  const group = people(call, context, (error) => failed(error));
  const drawer = panels(call, context, (error) => failed(error));
  const whyNot = button('Why not…?', { glyph: 'why', kind: 'bare', act: () => drawer.toggle('why', whyNot), 'aria-expanded': 'false' });
  const since = Date.now() - Number(call.data.duration ?? 0) * 1000;

  const element = h(
    'li',
    {},
    h(
      'article',
      { class: 'card call', id, tabIndex: -1, 'aria-labelledby': `${id}-who` },
      h('div', { class: 'call-head' }, avatar, h('div', { class: 'call-who' }, who, what), h('div', { class: 'call-when' }, state, clock)),
      chips,
      group.element,
      trouble,
      h('div', { class: 'call-foot' }, buttons, whyNot),
      drawer.element,
    ),
  );
  const card = element.firstElementChild;
  queueMicrotask(() => timer(clock, since));

  function failed(error) {
    trouble.hidden = false;
    text(trouble, problem(error));
  }

  function run(action, element) {
    trouble.hidden = true;
    if (action.panel) return drawer.toggle(action.panel, element);
    const other = gateway.pairOf(call);
    const swap = action.op === 'SwapCalls' && other ? { otherCallUri: other.data.uri } : {};
    return busy(element, () => call.perform(action.op, swap), failed);
  }

  const key = (action) => [action.op].flat()[0] + (action.word === 'Reject' ? 'Reject' : '');

  function update() {
    const actions = offered(call);
    text(who, others(call, (one) => gateway.nameOf(one)));
    text(what, about(call, who.textContent));
    text(state, STATES[call.state] ?? call.state);
    attribute(card, 'data-state', call.state);
    attribute(card, 'data-front', call.state === 'Ringing' || call.state === 'Established');
    const glyph = call.data.monitoring ? 'ear' : call.participants.length > 1 ? 'join' : incoming(call) ? 'in' : 'out';
    if (avatar.dataset.glyph !== glyph) {
      avatar.dataset.glyph = glyph;
      avatar.replaceChildren(icon(glyph));
    }
    keyed(chips, marks(call), (mark) => mark.word, (mark) => h('li', { class: `chip ${mark.kind}` }, mark.word));
    chips.hidden = chips.children.length === 0;
    const focused = buttons.contains(document.activeElement);
    keyed(buttons, actions, key, (action) => {
      const made = button(action.word, {
        glyph: action.glyph,
        kind: action.kind ?? 'plain',
        'data-op': [action.op].flat()[0],
        'aria-keyshortcuts': action.key ?? null,
        ...(action.panel ? { 'aria-expanded': 'false' } : {}),
        act: (event) => run(action, event.currentTarget),
      });
      return made;
    });
    // The button that was pressed may be gone by now; the next key should still land in this call.
    if (focused && !buttons.contains(document.activeElement)) (buttons.querySelector('button') ?? card).focus();
    whyNot.hidden = missing(call).length === 0;
    group.update();
    drawer.update();
  }

  return {
    element,
    update,
    call,
    focus: () => (buttons.querySelector('button') ?? card).focus(),
    /** Does what a key stands for; false when the gateway does not offer it. */
    press(letter) {
      const action = offered(call).find((one) => one.key === letter);
      if (!action) return false;
      const made = [...buttons.children].find((one) => one.dataset.key === key(action));
      run(action, made);
      return true;
    },
  };
}

const incoming = (call) => call.state === 'Ringing' || (call.data.callType === 'Inbound');

function about(call, title) {
  const { data } = call;
  const one = call.participants.length === 1 ? call.participants[0] : null;
  const number = one?.formattedPhoneNumber || one?.phoneNumber;
  const place = [one?.location, one?.country?.name].filter(Boolean).join(', ');
  return [CALL_TYPES[data.callType] ?? data.callType, number === title ? null : number, place].filter(Boolean).join(' · ');
}

function marks(call) {
  const { data } = call;
  const mode = { ListenIn: 'You are listening', Coach: 'You are coaching', BargeIn: 'You have barged in' }[data.supervisorMonitoringState?.state];
  return [
    data.recordingState === 'Recording' && { word: 'Recording', kind: 'rec' },
    data.recordingState === 'Paused' && { word: 'Recording paused', kind: 'warn' },
    data.mute === 'On' && !data.monitoring && { word: 'You are muted', kind: 'warn' },
    mode && { word: mode, kind: 'info' },
    data.monitoring && data.monitoredUserMuted && { word: 'The agent is muted', kind: 'warn' },
    data.supervisorListeningIn && { word: 'A supervisor is on this call', kind: 'info' },
    !data.monitoring && data.monitoredUserMuted && { word: 'A supervisor has muted you', kind: 'warn' },
    call.participants.length > 1 && !data.monitoring && { word: 'Conference', kind: 'plain' },
  ].filter(Boolean);
}
