import { busy, button } from '../../shared/lib/button.js';
import { attribute, h, text } from '../../shared/lib/dom.js';
import { menu, opener } from '../../shared/lib/menu.js';
import { problem } from '../words.js';

/** The own phone: its number, do not disturb, forwarding. */
export function phoneMenu({ gateway, tell }) {
  const number = h('span', { class: 'word' });
  const mark = h('span', { class: 'mark', hidden: true });
  const open = opener(h('span', { class: 'phone-word' }, h('span', { class: 'unseen' }, 'My phone'), number, mark), { class: 'button opener phone' });
  const quiet = h('button', { type: 'button', class: 'switch', role: 'switch', on: { click: toggle } }, h('span', { class: 'knob' }));
  const quietRow = h('div', { class: 'row' }, h('span', { id: 'quiet-label' }, 'Do not disturb'), quiet);
  const target = h('input', { id: 'forward-to', type: 'tel', maxlength: '64', placeholder: 'Number', autocomplete: 'off' });
  const forward = button('Forward', { kind: 'main', type: 'submit' });
  const back = button('Stop forwarding', { act: () => run(back, 'ForwardCallsOff') });
  const state = h('p', { class: 'quiet' });
  const form = h(
    'form',
    { class: 'inline', on: { submit: start } },
    h('label', { for: 'forward-to' }, 'Forward all calls to'),
    h('div', { class: 'joined' }, target, forward),
  );
  attribute(quiet, 'aria-labelledby', 'quiet-label');
  const panel = h('div', { class: 'phone-panel' }, h('p', { class: 'quiet', id: 'phone-name' }), quietRow, form, state, back);
  const box = menu(open, panel, 'My phone');

  const run = (element, operation, fields) =>
    busy(element, () => gateway.phone(operation, fields), (error) => tell(problem(error), 'bad'));

  function toggle() {
    run(quiet, gateway.deviceCan('DoNotDisturbOff') ? 'DoNotDisturbOff' : 'DoNotDisturbOn');
  }

  function start(event) {
    event.preventDefault();
    const to = target.value.trim();
    if (to) run(forward, 'ForwardCallsOn', { destination: to }).then(() => (target.value = ''));
    else target.focus();
  }

  function update() {
    const device = gateway.device;
    const silent = device.doNotDisturb === 'On';
    text(number, device.phoneNumber);
    text(panel.firstElementChild, device.description || 'My phone');
    text(mark, silent ? 'Do not disturb' : device.forwardTo ? `Forwarded to ${device.forwardTo}` : '');
    mark.hidden = !mark.textContent;
    attribute(quiet, 'aria-checked', String(silent));
    quietRow.hidden = !gateway.deviceCan('DoNotDisturbOn') && !gateway.deviceCan('DoNotDisturbOff');
    form.hidden = !gateway.deviceCan('ForwardCallsOn');
    back.hidden = !gateway.deviceCan('ForwardCallsOff');
    state.hidden = !device.forwardTo;
    text(state, device.forwardTo ? `Calls are forwarded to ${device.forwardTo}.` : '');
  }

  return { element: box.element, update };
}
