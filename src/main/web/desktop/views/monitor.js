import { busy, button } from '../../shared/lib/button.js';
import { h, keyed, text } from '../../shared/lib/dom.js';
import { problem } from '../words.js';

const WAYS = [
  ['ListenIn', 'Listen', 'ear'],
  ['Coach', 'Coach', 'person'],
  ['BargeIn', 'Barge in', 'join'],
];
const DOING = { ListenIn: 'Listening to', Coach: 'Coaching', BargeIn: 'Barging in on' };

/** For supervisors: whose calls to listen to, and how. */
export function monitor({ gateway, tell }) {
  const agents = gateway.people.flatMap((person) => person.phoneNumbers.map((phone) => ({ person, phone }))).filter(({ person, phone }) => phone.deviceUri && person.userName !== gateway.user.userName);
  const list = h('ul', { class: 'agents' });
  const now = h('div', { class: 'notice info', hidden: true });
  const said = h('span', {});
  const stop = button('Stop', { glyph: 'stop', act: () => run(stop, 'CancelSupervisorMonitoring') });
  const next = h('input', { type: 'checkbox', id: 'monitor-next' });
  const none = h('p', { class: 'quiet', hidden: agents.length > 0 }, 'There is nobody to monitor.');
  now.append(said, stop);

  const run = (element, operation, fields) => busy(element, () => gateway.phone(operation, fields), (error) => tell(problem(error), 'bad'));

  function row({ person, phone }) {
    const start = (operation) => (event) =>
      run(event.currentTarget, operation, { targetDeviceUri: phone.deviceUri, supervisorMonitoringMode: next.checked ? 'NextCall' : 'AllCalls' });
    return h(
      'li',
      {},
      h('span', { class: 'agent' }, h('strong', {}, person.name), h('span', { class: 'quiet' }, phone.phoneNumber)),
      h(
        'div',
        { class: 'actions', role: 'group', 'aria-label': `Monitor ${person.name}` },
        WAYS.map(([operation, word, glyph]) => button(word, { glyph, 'data-op': operation, act: start(operation) })),
      ),
    );
  }

  function update() {
    const armed = gateway.device.supervisorMonitoringState;
    const target = agents.find(({ phone }) => armed?.targetDeviceUri.endsWith(phone.deviceUri.split('/').at(-1)));
    now.hidden = !armed;
    stop.hidden = !gateway.deviceCan('CancelSupervisorMonitoring');
    if (armed) text(said, `${DOING[armed.state] ?? armed.state} ${target?.person.name ?? 'an agent'}, ${armed.mode === 'NextCall' ? 'for the next call' : 'on every call'}.`);
    keyed(list, agents, ({ phone }) => phone.phoneNumber, row, (item) => {
      for (const one of item.querySelectorAll('[data-op]')) one.hidden = !gateway.deviceCan(one.dataset.op);
    });
  }

  return {
    element: h(
      'section',
      { class: 'card', 'aria-labelledby': 'monitor-title' },
      h('h2', { id: 'monitor-title' }, 'Monitor'),
      now,
      none,
      list,
      h('div', { class: 'check' }, next, h('label', { for: next.id }, 'Only the next call')),
    ),
    update,
  };
}
