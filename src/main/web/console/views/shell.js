import { say } from '../../shared/lib/announce.js';
import { attribute, h, icon, text } from '../../shared/lib/dom.js';
import { menu } from '../../shared/lib/menu.js';
import { colours } from '../../shared/views/colours.js';
import { toasts } from '../../shared/views/toasts.js';
import { Figures } from '../lib/figures.js';
import { ONLY_LOOK } from '../lib/may.js';
import { poll } from '../lib/poll.js';
import { moment } from '../words.js';
import { calls } from './calls.js';
import { decisions } from './decisions.js';
import { load } from './load.js';
import { nodes } from './nodes.js';
import { rules } from './rules.js';

const FIGURES_EVERY = 2000;
const VIEWS = [
  { name: 'nodes', word: 'Nodes', make: nodes },
  { name: 'rules', word: 'Rules', make: rules },
  { name: 'calls', word: 'Calls', make: calls },
  { name: 'load', word: 'Load', make: load },
  { name: 'decisions', word: 'Decisions', make: decisions },
];

/** The page of an operator: what there is, and where one is. @param over what to do when that ends, with the words to say then */
export function shell(operations, signal, over) {
  const told = toasts();
  const main = h('main', { id: 'main', class: 'console', tabindex: '-1' });
  const links = VIEWS.map((view) => h('a', { href: `#/${view.name}`, class: 'tab' }, view.word));
  const figures = new Figures();
  let leave = new AbortController();

  /** The part of the page that the address names: `#/view/what`. */
  function show(first) {
    const [, name, ...rest] = location.hash.split('/').map(decodeURIComponent);
    const at = Math.max(0, VIEWS.findIndex((view) => view.name === name));
    leave.abort();
    leave = new AbortController();
    links.forEach((link, other) => attribute(link, 'aria-current', other === at ? 'page' : null));
    const context = { operations, signal: AbortSignal.any([signal, leave.signal]), tell: told.tell, figures };
    main.replaceChildren(...[VIEWS[at].make(context, ...rest)].flat());
    document.title = `${VIEWS[at].word} · Hookswitch operations`;
    scrollTo(0, 0);
    if (first) say(`Logged in as ${operations.user}.`);
    else main.focus({ preventScroll: true });
  }

  // Wherever one is: who comes to the charts wants to see what has been, also before the login.
  let begun = false;
  poll(signal, FIGURES_EVERY, async () => {
    try {
      if (!begun) figures.begin(await operations.get('/ops/figures/past'));
      begun = true;
      figures.take(await operations.get('/ops/figures'));
    } catch {
      // The banner says that nobody answers; what is missing is a gap in the lines.
    }
  });
  addEventListener('hashchange', () => show(false), { signal });
  signal.addEventListener('abort', () => leave.abort());
  queueMicrotask(() => show(true));

  return h(
    'div',
    { class: 'desk-like' },
    h('a', { class: 'skip', href: '#main', on: { click: (event) => (event.preventDefault(), main.focus()) } }, 'Skip to content'),
    h(
      'header',
      { class: 'top-bar' },
      h(
        'div',
        { class: 'brand' },
        h('img', { src: document.querySelector('link[rel=icon]').href, alt: '', width: '28', height: '28' }),
        h('span', { class: 'brand-name' }, 'Hookswitch operations'),
      ),
      account(operations, over),
    ),
    h('nav', { class: 'tabs', 'aria-label': 'Parts of the console' }, links),
    lost(operations, signal),
    operations.readOnly ? h('p', { class: 'banner info', role: 'note' }, `${ONLY_LOOK} What would change something cannot be pressed.`) : null,
    main,
    told.element,
  );
}

function account(operations, over) {
  const opener = h(
    'button',
    { type: 'button', class: 'avatar' },
    h('span', { class: 'unseen' }, `Account of ${operations.user}`),
    h('span', { 'aria-hidden': 'true' }, operations.user.slice(0, 2).toUpperCase()),
  );
  const out = h('button', { type: 'button', class: 'menu-item', on: { click: () => over('You are logged out.') } }, icon('leave'), h('span', {}, 'Log out'));
  const panel = h(
    'div',
    { class: 'account-panel' },
    h('p', {}, h('strong', {}, operations.user), h('br', {}), h('span', { class: 'quiet' }, operations.readOnly ? 'Operator who may look only' : 'Operator')),
    colours(),
    out,
  );
  return h('div', { class: 'corner' }, menu(opener, panel, 'Account').element);
}

/** Says that what is shown is old, and since when; or that another node is asked now. */
function lost(operations, signal) {
  const element = h('div', { class: 'banner', role: 'alert', hidden: true });
  const update = () => {
    const { well, at } = operations.heard;
    const moved = operations.node !== location.origin;
    element.hidden = well && !moved;
    element.classList.toggle('good', well);
    text(
      element,
      well ? `The node that served this page does not answer. ${new URL(operations.node).host} is asked instead.` : `No node answers. What is shown is as of ${moment(at)}.`,
    );
  };
  operations.addEventListener('heard', update, { signal });
  return element;
}
