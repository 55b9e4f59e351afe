import { h } from '../../shared/lib/dom.js';
import { account } from './account.js';
import { phoneMenu } from './phone.js';
import { presence } from './presence.js';

/** What one is and can always do: agent state, own phone, account. */
export function topBar(context) {
  const state = presence(context);
  const phone = context.gateway.device ? phoneMenu(context) : null;
  const who = account(context);
  const parts = [state, phone, who].filter(Boolean);
  return {
    element: h(
      'header',
      { class: 'top-bar' },
      h(
        'div',
        { class: 'brand' },
        h('img', { src: document.querySelector('link[rel=icon]').href, alt: '', width: '28', height: '28' }),
        h('span', { class: 'brand-name' }, 'Hookswitch'),
      ),
      parts.map((part) => part.element),
    ),
    update: () => parts.forEach((part) => part.update()),
    presence: state,
  };
}
