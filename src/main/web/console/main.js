import { login } from '../shared/views/login.js';
import { Operations } from './operations.js';
import { shell } from './views/shell.js';
import { loginProblem } from './words.js';

const app = document.getElementById('app');

/** Asks who it is. @param words why one is here again */
function ask(words) {
  document.title = 'Log in · Hookswitch operations';
  const page = { title: 'Operations', lead: 'For operators of this gateway. Agents log in at its start page.', words, who: 'operator' };
  const view = login(page, enter, loginProblem);
  app.replaceChildren(view.element);
  view.focus();
}

async function enter(given) {
  const operations = new Operations(given);
  await operations.begin(); // refused to everybody else
  const stop = new AbortController();
  const over = (words) => {
    stop.abort();
    ask(words);
  };
  operations.addEventListener('over', () => over('Your login is not good any more. Please log in again.'), { signal: stop.signal });
  app.replaceChildren(shell(operations, stop.signal, over));
}

ask(null);
