import { busy, button } from '../lib/button.js';
import { h, text } from '../lib/dom.js';
import { recall, remember } from '../lib/memory.js';

/**
 * @param page `title` and `lead`, what it is for; `words`, why one is here again, or null; `who`, the name under which the
 *   browser remembers the user
 * @param enter logs in, with `{user, password}`
 * @param problem says in words what kept somebody out
 */
export function login({ title, lead, words, who }, enter, problem) {
  const user = field('user', 'User name', { autocomplete: 'username', autocapitalize: 'none', spellcheck: false });
  const password = field('password', 'Password', { type: 'password', autocomplete: 'current-password' });
  const trouble = h('p', { class: 'notice bad', role: 'alert', hidden: !words }, words);
  const submit = button('Log in', { kind: 'main wide', type: 'submit' });
  user.input.value = recall(who) ?? '';

  const failed = (error) => {
    trouble.hidden = false;
    text(trouble, problem(error));
    password.input.value = '';
    password.input.focus();
  };

  const form = h(
    'form',
    {
      class: 'login-card',
      'aria-labelledby': 'login-title',
      on: {
        submit: (event) => {
          event.preventDefault();
          trouble.hidden = true;
          busy(submit, () => attempt(), failed);
        },
      },
    },
    h('img', { src: document.querySelector('link[rel=icon]').href, alt: '', width: '48', height: '48' }),
    h('h1', { id: 'login-title' }, title),
    h('p', { class: 'quiet' }, lead),
    trouble,
    user.element,
    password.element,
    submit,
  );

  async function attempt() {
    const given = { user: user.input.value.trim(), password: password.input.value };
    remember(who, given.user);
    await enter(given);
  }

  return {
    element: h('main', { class: 'login' }, form),
    focus: () => {
      (user.input.value ? password : user).input.focus();
      performance.mark('hookswitch.ready');
    },
  };
}

function field(name, label, more) {
  const input = h('input', { id: `login-${name}`, name, required: true, maxlength: '255', ...more });
  return { input, element: h('div', { class: 'field' }, h('label', { for: `login-${name}` }, label), input) };
}
