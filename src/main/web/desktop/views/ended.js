import { busy, button, iconButton } from '../../shared/lib/button.js';
import { h, keyed, text } from '../../shared/lib/dom.js';
import { clock } from '../../shared/lib/clock.js';
import { recall, remember } from '../../shared/lib/memory.js';
import { others, problem } from '../words.js';

const SUGGESTED = 8;

/** Calls that have just ended, to say what came of them. */
export function endedCalls(context) {
  const { gateway } = context;
  const list = h('ul', { class: 'calls', 'aria-labelledby': 'ended-title' });
  const known = h('datalist', { id: 'dispositions' });
  const element = h('section', { class: 'ended-box', 'aria-labelledby': 'ended-title', hidden: true }, h('h2', { id: 'ended-title' }, 'Just ended'), list, known);

  const used = () => JSON.parse(recall('dispositions') ?? '[]');

  function note(words) {
    remember('dispositions', JSON.stringify([words, ...used().filter((one) => one !== words)].slice(0, SUGGESTED)));
    suggest();
  }

  const suggest = () => known.replaceChildren(...used().map((value) => h('option', { value })));

  suggest();
  return {
    element,
    update() {
      element.hidden = gateway.ended.length === 0;
      keyed(list, gateway.ended, (call) => call.id, (call) => card(call, context, note));
    },
  };
}

function card(call, { gateway }, note) {
  const who = others(call, (one) => gateway.nameOf(one));
  const input = h('input', { id: `disposition-${call.id}`, list: 'dispositions', maxlength: '255', autocomplete: 'off', placeholder: 'Such as: Sold, Call back' });
  const save = button('Save', { kind: 'main', type: 'submit' });
  const said = h('p', { class: 'says', role: 'status' });
  const submit = (event) => {
    event.preventDefault();
    const words = input.value.trim();
    if (!words) return input.focus();
    const work = async () => {
      await call.setDisposition(words);
      note(words);
      said.dataset.kind = 'good';
      text(said, `Saved: ${words}`);
    };
    const failed = (error) => {
      said.dataset.kind = 'bad';
      text(said, problem(error));
    };
    busy(save, work, failed);
  };
  return h(
    'li',
    {},
    h(
      'article',
      { class: 'card ended', 'aria-label': `Ended: ${who}` },
      h(
        'div',
        { class: 'call-head' },
        h('div', { class: 'call-who' }, h('h3', { class: 'who' }, who), h('p', { class: 'quiet' }, `Lasted ${clock(Number(call.data.duration ?? 0))}`)),
        iconButton(`Put away ${who}`, 'close', () => gateway.putAway(call)),
      ),
      h(
        'form',
        { class: 'inline', on: { submit } },
        h('label', { for: input.id }, 'What came of it?'),
        h('div', { class: 'joined' }, input, save),
      ),
      said,
    ),
  );
}
