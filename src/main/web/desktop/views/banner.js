import { shout, say } from '../../shared/lib/announce.js';
import { h, icon, text } from '../../shared/lib/dom.js';
import { timer } from '../../shared/lib/clock.js';

const GOOD_NEWS = 6000;

/** Says that the line to the gateway is down, and that it is back. */
export function banner({ gateway, signal }) {
  const words = h('span', {});
  const since = h('span', { class: 'clock' });
  const element = h('div', { class: 'banner', hidden: true }, icon('swap'), words, since);
  let hide = null;

  gateway.addEventListener(
    'connection',
    ({ detail }) => {
      clearTimeout(hide);
      element.hidden = false;
      const back = detail.state === 'connected';
      element.classList.toggle('good', back);
      since.hidden = back;
      if (back) {
        const news = detail.moved ? `Connected again, through ${host(detail.node)}. Nothing was lost.` : 'Connected again. Nothing was lost.';
        text(words, news);
        say(news);
        hide = setTimeout(() => (element.hidden = true), GOOD_NEWS);
      } else {
        text(words, 'The line to the gateway is down. Calls go on; trying to reconnect');
        timer(since, detail.since);
        shout('The line to the gateway is down. Calls go on. Trying to reconnect.');
      }
    },
    { signal },
  );
  return { element, update() {} };
}

function host(node) {
  try {
    return new URL(node).host;
  } catch {
    return node;
  }
}
