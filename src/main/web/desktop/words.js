// What the page calls things, in one place.

export const STATES = {
  Dialing: 'Calling',
  Ringing: 'Ringing',
  Established: 'Connected',
  Held: 'On hold',
  Released: 'Ended',
};

export const CALL_TYPES = { Internal: 'Internal', Inbound: 'Inbound', Outbound: 'Outbound', Consult: 'Consultation' };

/** What a state of an agent is called; those of the gateway's own have names that no person would use. */
export function stateName(state) {
  return { 'Not Ready': 'Not ready', AfterCallWork: 'After-call work', AuxWork: 'Other work', LoggedOut: 'Off duty', Offline: 'Off duty' }[state] ?? state;
}

export function capital(words) {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A problem in words for the person who met it; the gateway's own words where it gave a reason. */
export function problem(error) {
  if (error.name === 'NotLoggedInError') return 'Your session is over. Please log in again.';
  if (error.name === 'RefusedError') return `Not possible now. ${sentence(error.message)}`;
  if (error.name === 'OutcomeUnknownError') return 'No answer yet: whether it was done will show in the call.';
  if (error.name === 'UnavailableError') return 'The gateway is busy. Try again in a moment.';
  if (error.name === 'ClosedError') return 'Not connected.';
  if (error.status === 404) return 'That call is over.';
  return sentence(error.message);
}

/** What kept somebody from logging in. */
export function loginProblem(error) {
  if (error.status === 429) return 'Too many wrong passwords. Wait half a minute, then try again.';
  if (error.name === 'NotLoggedInError') return 'User name or password is wrong.';
  if (error.name === 'NoPhoneError') return error.message;
  return 'The gateway does not answer. Try again in a moment.';
}

/** One sentence, with a capital letter and a full stop. */
export function sentence(words) {
  const plain = (words || 'it did not work').trim();
  return capital(/[.!?]$/.test(plain) ? plain : `${plain}.`);
}

/** Who is at the other end, in words. */
export function others(call, nameOf) {
  const people = call.participants.map((one) => nameOf(one) ?? one.formattedPhoneNumber ?? one.phoneNumber);
  if (people.length === 0) return call.ani || call.dnis || 'Nobody';
  if (people.length <= 2) return people.join(' and ');
  return `${people.slice(0, -1).join(', ')} and ${people.at(-1)}`;
}
