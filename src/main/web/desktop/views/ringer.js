import { say, shout } from '../../shared/lib/announce.js';
import { others, STATES } from '../words.js';

/** Tells those who do not look: a screen reader what becomes of calls, everybody in the window's title that it rings. */
export function ringer({ gateway, signal }) {
  const known = new Map();

  gateway.addEventListener(
    'call',
    ({ detail: { call } }) => {
      const before = known.get(call.id);
      if (before === call.state) return;
      known.set(call.id, call.state);
      if (call.state === 'Released') known.delete(call.id);
      const who = others(call, (one) => gateway.nameOf(one));
      if (call.state === 'Ringing') shout(`Incoming call from ${who}.`);
      else say(`${who}: ${STATES[call.state] ?? call.state}.`);
    },
    { signal },
  );

  gateway.addEventListener('change', title, { signal });
  title();

  function title() {
    const ringing = gateway.calls.find((call) => call.state === 'Ringing');
    const live = gateway.calls.length;
    const lead = ringing ? `☎ ${others(ringing, (one) => gateway.nameOf(one))} calls` : live ? `${live} on the line` : gateway.name;
    document.title = `${lead} · Hookswitch`;
  }
}
