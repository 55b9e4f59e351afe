import { h } from '../../shared/lib/dom.js';
import { banner } from './banner.js';
import { callList } from './call-list.js';
import { dialPad } from './dial.js';
import { endedCalls } from './ended.js';
import { monitor } from './monitor.js';
import { records } from './records.js';
import { ringer } from './ringer.js';
import { shortcuts } from './shortcuts.js';
import { toasts } from '../../shared/views/toasts.js';
import { topBar } from './top-bar.js';

/** The page of somebody who is logged in. @param over what to do when that ends, with the words to say then */
export function desk(gateway, signal, over) {
  const told = toasts();
  const context = { gateway, signal, tell: told.tell, over };
  const calls = callList(context);
  const dial = gateway.device ? dialPad(context) : null;
  const parts = [
    topBar(context),
    banner(context),
    calls,
    endedCalls(context),
    dial,
    gateway.feature('api-supervisor-monitoring') && gateway.device ? monitor(context) : null,
    gateway.feature('api-voice-outbound') && gateway.device ? records(context) : null,
  ].filter(Boolean);
  const [bar, lost, list, ended, ...tools] = parts;

  const update = () => parts.forEach((part) => part.update());
  gateway.addEventListener('change', update, { signal });
  gateway.addEventListener('connection', update, { signal });
  ringer(context);
  const help = shortcuts(context, { calls, dial, bar });
  update();

  return h(
    'div',
    { class: 'desk' },
    h('a', { class: 'skip', href: '#calls' }, 'Skip to calls'),
    bar.element,
    lost.element,
    h(
      'main',
      { class: 'columns' },
      h('div', { class: 'stage' }, list.element, ended.element),
      h('div', { class: 'tools' }, tools.map((tool) => tool.element)),
    ),
    told.element,
    help,
  );
}
