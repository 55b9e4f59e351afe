import { h, text } from '../../shared/lib/dom.js';
import { keys } from './keys.js';

/** Sends tones into a call, from the keys on the page or on the keyboard. */
export function tones(call, context, close, failed) {
  const sent = h('p', { class: 'sent', 'aria-live': 'polite', 'aria-label': 'Sent' }, '\u00a0');
  let tail = Promise.resolve();
  let all = '';

  function press(digit) {
    // One after the other: the other end hears them in this order.
    tail = tail.then(() => call.sendDtmf(digit)).then(() => text(sent, (all += digit)), failed);
  }

  const pad = keys(press, 'Tones');
  const element = h('div', { class: 'tones' }, sent, pad);
  element.addEventListener('keydown', (event) => {
    if (!/^[0-9*#]$/.test(event.key) || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    event.stopPropagation();
    press(event.key);
  });
  return { element, focus: () => pad.querySelector('button').focus(), offered: () => call.can('SendDtmf') };
}
