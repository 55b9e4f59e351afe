// What a screen reader says although nobody moved there.

const places = { polite: document.getElementById('polite'), urgent: document.getElementById('urgent') };

/** Says it when there is time. */
export const say = (words) => put(places.polite, words);

/** Says it now: somebody calls. */
export const shout = (words) => put(places.urgent, words);

function put(place, words) {
  // The same words again are news too.
  place.textContent = place.textContent === words ? `${words} ` : words;
}
