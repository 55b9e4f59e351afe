import { iconButton } from '../lib/button.js';
import { shout, say } from '../lib/announce.js';
import { h } from '../lib/dom.js';

const SHOWN = 3;
const STAY = 8000;

/** Short news at the edge; what went wrong stays until it is put away. */
export function toasts() {
  const element = h('div', { class: 'toasts' });
  return {
    element,
    /** @param kind `bad`, `good` or `plain` */
    tell(words, kind = 'plain') {
      const gone = () => toast.remove();
      const toast = h('div', { class: `toast ${kind}` }, h('p', {}, words), iconButton('Put away', 'close', gone));
      element.append(toast);
      while (element.children.length > SHOWN) element.firstElementChild.remove();
      (kind === 'bad' ? shout : say)(words);
      if (kind !== 'bad') setTimeout(gone, STAY);
    },
  };
}
