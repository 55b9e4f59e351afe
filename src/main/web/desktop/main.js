import { enter } from './gateway.js';
import { say } from '../shared/lib/announce.js';
import { recall, remember } from '../shared/lib/memory.js';
import { desk } from './views/desk.js';
import { login } from '../shared/views/login.js';
import { loginProblem } from './words.js';

const app = document.getElementById('app');

/** Asks who it is. @param words why one is here again */
function ask(words) {
  remember('session', 'none');
  document.title = 'Log in · Hookswitch';
  const page = { title: 'Hookswitch', lead: 'Log in to make and take calls.', words, who: 'user' };
  const view = login(page, async (given) => {
    const gateway = await enter(given);
    if (gateway.device && gateway.presence?.state === 'LoggedOut') await gateway.beginWork();
    work(gateway);
  }, loginProblem);
  app.replaceChildren(view.element);
  view.focus();
}

function work(gateway) {
  remember('session', 'begun');
  const over = (words) => {
    stop.abort();
    gateway.close();
    ask(words);
  };
  const stop = new AbortController();
  gateway.addEventListener(
    'connection',
    ({ detail }) => {
      if (detail.state === 'closed') over('Your session is over. Please log in again.');
    },
    { signal: stop.signal },
  );
  app.replaceChildren(desk(gateway, stop.signal, over));
  say(`Logged in as ${gateway.name}.`);
}

/** Goes on with the session that the browser still has. */
async function goOn() {
  try {
    work(await enter());
  } catch (none) {
    ask(none.name === 'NotLoggedInError' ? 'Your session is over. Please log in again.' : 'The gateway does not answer. Try again in a moment.');
  }
}

// Who has not been here before need not wait until the gateway says so.
if (recall('session') === 'begun') goOn();
else ask(null);
