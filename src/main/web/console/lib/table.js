import { h } from '../../shared/lib/dom.js';

/**
 * A table that can be wider than the window, and is then moved by itself.
 *
 * @param caption what it is a table of
 * @param columns their names; one that begins with "#" has numbers
 * @param rows each an array of cells: texts or elements
 */
export function table(caption, columns, rows) {
  const numeric = columns.map((name) => name.startsWith('#'));
  const cell = (content, at) => h(at === 0 ? 'th' : 'td', { ...(at === 0 ? { scope: 'row' } : {}), class: numeric[at] ? 'number' : '' }, content);
  return h(
    'div',
    { class: 'table-box', tabindex: '0', role: 'region', 'aria-label': caption },
    h(
      'table',
      {},
      h('caption', { class: 'unseen' }, caption),
      h('thead', {}, h('tr', {}, columns.map((name, at) => h('th', { scope: 'col', class: numeric[at] ? 'number' : '' }, name.replace('#', ''))))),
      h('tbody', {}, rows.map((row) => h('tr', {}, row.map(cell)))),
    ),
  );
}
