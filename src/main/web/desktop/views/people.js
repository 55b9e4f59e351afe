import { busy, iconButton } from '../../shared/lib/button.js';
import { h, icon, keyed } from '../../shared/lib/dom.js';

/** The others on a conference, and a way to send one of them away where that is offered. */
export function people(call, { gateway }, failed) {
  const element = h('ul', { class: 'participants', 'aria-label': 'On this call' });

  function make(one) {
    const name = gateway.nameOf(one) ?? one.formattedPhoneNumber;
    const away = iconButton(`Remove ${name}`, 'close', (event) =>
      busy(event.currentTarget, () => call.remove(one.digits || one.phoneNumber), failed),
    );
    return h('li', {}, icon('person'), h('span', {}, name), gateway.nameOf(one) ? h('span', { class: 'quiet' }, one.phoneNumber) : null, away);
  }

  return {
    element,
    update() {
      const shown = call.participants.length > 1 ? call.participants : [];
      element.hidden = shown.length === 0;
      const may = call.can('RemoveParticipantFromConference');
      keyed(element, shown, (one) => one.phoneNumber, make, (item) => (item.querySelector('button').hidden = !may));
    },
  };
}
