export const ONLY_LOOK = 'This login may look, not change anything.';

/** The same button, which somebody who may only look cannot press; the page says above why. */
export function guarded({ operations }, element) {
  if (operations.readOnly) {
    element.disabled = true;
    element.title = ONLY_LOOK;
  }
  return element;
}
