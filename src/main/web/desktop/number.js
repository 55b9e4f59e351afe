// What can be said of a number while it is typed, without dialling it. Whether it can be reached the gateway alone knows.

const DIALLABLE = /^\+?[0-9*#]+$/;
const PUNCTUATION = /[-\s()./]/g;

/** @returns {{number: string, words: string, kind: 'empty'|'bad'|'name'|'person'|'good'}} `number` is what to dial */
export function look(typed, nameOf) {
  const number = typed.replace(PUNCTUATION, '');
  if (number === '') return { number, kind: 'empty', words: '' };
  const name = nameOf(number);
  if (name) return { number, kind: 'person', words: name };
  if (/[a-z]/i.test(number)) return { number, kind: 'name', words: '' };
  if (!DIALLABLE.test(number)) return { number, kind: 'bad', words: `“${stranger(number)}” cannot be dialled.` };
  if (number.startsWith('+')) return country(number);
  if (number.length > 32) return { number, kind: 'bad', words: 'Too long for a phone number.' };
  return { number, kind: 'good', words: number.length <= 6 ? 'A short number or an extension' : 'An outside number' };
}

function country(number) {
  const digits = number.length - 1;
  if (/[*#]/.test(number)) return { number, kind: 'bad', words: 'An international number has digits only.' };
  if (digits < 7) return { number, kind: 'bad', words: 'Too short for an international number.' };
  if (digits > 15) return { number, kind: 'bad', words: 'An international number has at most 15 digits.' };
  return { number, kind: 'good', words: 'An international number' };
}

const stranger = (number) => number.match(/[^+0-9*#]/)?.[0] ?? '+';
