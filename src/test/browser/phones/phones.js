// What the telephones hear. Whoever runs the test has them, and tells by HTTP.
import assert from 'node:assert/strict';

const PHONES = process.env.HOOKSWITCH_PHONES;

async function ask(path, body) {
  const answer = await fetch(`${PHONES}${path}`, body ? { method: 'POST', body } : {});
  const words = await answer.text();
  assert.equal(answer.status, 200, words);
  return words;
}

/** Waits until a phone hears exactly these tones. */
export const hears = (phone, ...tones) => ask(`/${phone}/hears?${tones.join(',')}`);

/** Waits until a phone has heard these keys, and no others. */
export const hearsKeys = (phone, keys) => ask(`/${phone}/keys?${encodeURIComponent(keys)}`);

/** Waits until something is in the file of this name. */
export const grows = (file) => ask(`/${file}/grows`);

/** The tones in a file. */
export const tonesIn = (file) => ask('/tones', file);
