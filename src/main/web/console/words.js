// What the page calls things, in one place.

/** What kept somebody from logging in. */
export function loginProblem(error) {
  if (error.status === 401) return 'User name or password is wrong.';
  if (error.status === 403) return 'This user is no operator. The operations console is for users that the directory marks with “operator: true”.';
  if (error.status === 429) return 'Too many wrong passwords. Wait half a minute, then try again.';
  return problem(error);
}

/** A problem for the person who met it, with the name under which the logs know the request. */
export function problem(error) {
  const words = sentence(error.message);
  return error.correlation ? `${words} (${error.correlation})` : words;
}

export function sentence(words) {
  const plain = (words || 'It did not work').trim();
  return plain.charAt(0).toUpperCase() + (/[.!?)]$/.test(plain) ? plain : `${plain}.`).slice(1);
}

/** 1 node, 2 nodes. */
export const count = (number, one, many = `${one}s`) => `${number.toLocaleString('en')} ${number === 1 ? one : many}`;

/** An instant as a person at this screen reads it, to the second. */
export function moment(instant) {
  const then = new Date(instant);
  const time = then.toLocaleTimeString('en-GB');
  return then.toDateString() === new Date().toDateString() ? time : `${then.toISOString().slice(0, 10)} ${time}`;
}

/** Nodes have names that nobody can tell apart; this is enough of one. */
export const short = (name) => name.slice(0, 8);
