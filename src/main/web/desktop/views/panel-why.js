import { h, keyed, text } from '../../shared/lib/dom.js';
import { missing, operations } from '../actions.js';
import { why } from '../why.js';

/** Every button that this call does not have, and why. */
export function reasons(call, { gateway }) {
  const list = h('dl', { class: 'reasons', tabIndex: -1 });

  function update() {
    keyed(
      list,
      missing(call),
      (action) => operations(action)[0],
      (action) => h('div', {}, h('dt', {}, action.op === 'ClearCall' ? 'Reject, End for all' : action.word), h('dd', {})),
      (row, action) => text(row.lastElementChild, why(operations(action)[0], call, (feature) => gateway.feature(feature))),
    );
  }

  update();
  return { element: list, update, focus: () => list.focus() };
}
