import { busy, button } from '../../shared/lib/button.js';
import { say } from '../../shared/lib/announce.js';
import { h, text } from '../../shared/lib/dom.js';
import { count, problem } from '../words.js';
import { guarded } from '../lib/may.js';
import { place as jump, placesOf } from '../lib/places.js';
import { back } from './rules.js';

/** What somebody has begun and not brought yet, for whoever looks at something else meanwhile; gone with the login. */
const begun = new WeakMap();

/** A candidate in the making: the files in force, changed here, or those of a folder. */
export function draft(context) {
  const { operations, signal, tell } = context;
  let files = {};
  let from = null;
  let shown = null;
  const says = h('p', { class: 'quiet' }, 'One moment…');
  const choice = h('select', { id: 'draft-file', on: { change: () => open(choice.value) } });
  const editor = h('textarea', { id: 'draft-text', class: 'mono', rows: '18', spellcheck: false, wrap: 'off', on: { input: () => ((files[shown] = editor.value), keep()) } });
  const folder = h('input', { id: 'draft-folder', type: 'file', multiple: true, webkitdirectory: true, on: { change: () => take([...folder.files]) } });
  const fresh = h('input', { id: 'draft-name', placeholder: 'tenants/acme/capabilities.csv', spellcheck: false, autocapitalize: 'none', maxlength: '200' });
  const pointed = h('input', { id: 'draft-pointed', placeholder: 'name of the folder', spellcheck: false, autocapitalize: 'none', maxlength: '80', pattern: '[A-Za-z0-9_][A-Za-z0-9_.\\-]*' });
  const comment = h('input', { id: 'draft-comment', maxlength: '500' });
  const report = h('div', { class: 'stack', role: 'status' });
  const check = guarded(context, button('Check', { act: () => run(check, judge) }));
  const bring = guarded(context, button('Bring as candidate', { kind: 'main', act: () => run(bring, () => upload({ files })) }));
  const point = guarded(context, button('Bring that folder', { act: () => run(point, () => upload({ folder: pointed.value.trim() })) }));

  const keep = () => begun.set(operations, { files, from });
  const anew = button('Begin anew', { act: () => run(anew, load) });
  const before = begun.get(operations);
  if (before) goOn(before);
  else load();

  function goOn(kept) {
    ({ files, from } = kept);
    text(says, `${from} Your changes are still here.`);
    list('capabilities.csv');
  }

  async function load() {
    try {
      const { active } = await operations.get('/ops/rules');
      ({ files } = await operations.get(`/ops/rules/generations/${active}`));
      if (signal.aborted) return;
      from = `Begun from generation ${active}, which was in force.`;
      begun.delete(operations);
      text(says, from);
      report.replaceChildren();
      list('capabilities.csv');
    } catch (error) {
      text(says, problem(error));
    }
  }

  function list(first) {
    const names = Object.keys(files).sort();
    choice.replaceChildren(...names.map((name) => h('option', { value: name }, name)));
    open(names.includes(first) ? first : names[0]);
  }

  function open(name) {
    shown = name ?? null;
    choice.value = name ?? '';
    editor.value = files[name] ?? '';
    editor.disabled = !name;
  }

  /** A folder takes the place of all files; names are as within it. */
  async function take(chosen) {
    const some = chosen.filter((file) => !file.webkitRelativePath.split('/').some((part) => part.startsWith('.')));
    files = Object.fromEntries(await Promise.all(some.map(async (file) => [file.webkitRelativePath.split('/').slice(1).join('/') || file.name, await file.text()])));
    from = `${count(some.length, 'file')} of a folder.`;
    text(says, from);
    keep();
    say(says.textContent);
    report.replaceChildren();
    list('capabilities.csv');
  }

  function add() {
    const name = fresh.value.trim();
    if (!name) return;
    files[name] ??= '';
    keep();
    fresh.value = '';
    list(name);
    editor.focus();
  }

  function drop() {
    if (!shown) return;
    delete files[shown];
    keep();
    list();
  }

  const run = (element, work) => busy(element, work, failed);

  function failed(error) {
    report.replaceChildren(h('p', { class: 'notice bad' }, problem(error)), wrong(error.details.map((line) => placesOf(line))));
  }

  async function judge() {
    const found = await operations.post('/ops/rules/check', { files });
    report.replaceChildren(
      found.good
        ? h('p', { class: 'notice good' }, `Good: no mistakes, all ${found.scenarios} scenarios hold.`)
        : h('p', { class: 'notice bad' }, `${count(found.mistakes.length, 'mistake')}, ${count(found.failed.length, 'scenario')} of ${found.scenarios} failed. It would be refused.`),
      wrong([...found.mistakes, ...found.failed.map((one) => placesOf(`${one.place}: ${one.failure}`))]),
    );
  }

  async function upload(what) {
    const added = await operations.post('/ops/rules/generations', { ...what, comment: comment.value.trim() });
    begun.delete(operations);
    tell(`Generation ${added.number} is a candidate. Nothing is decided by it yet.`, 'good');
    location.hash = `#/rules/${added.number}`;
  }

  /** Each mistake leads to its place. */
  function wrong(mistakes) {
    return h(
      'ol',
      { class: 'mistakes' },
      mistakes.map(({ file, line, column, message }) =>
        h(
          'li',
          {},
          file && file in files
            ? h('button', { type: 'button', class: 'place mono', on: { click: () => (open(file), jump(editor, line, column)) } }, `${file}:${line}:${column}`)
            : h('span', { class: 'mono' }, file ? `${file}:${line}:${column}` : ''),
          ` ${message}`,
        ),
      ),
    );
  }

  const field = (input, label) => h('div', { class: 'field' }, h('label', { for: input.id }, label), input);
  return [
    back(),
    h('div', { class: 'head' }, h('h1', {}, 'New candidate'), says, h('div', { class: 'ends' }, anew)),
    h(
      'section',
      { class: 'card part', 'aria-label': 'Files' },
      h('div', { class: 'trial' }, field(choice, 'File'), field(fresh, 'Another file'), h('div', { class: 'ends' }, button('Add file', { act: add }), button('Leave this file out', { act: drop }))),
      field(editor, 'Text'),
      field(folder, 'Or take all files of a folder of this computer'),
    ),
    h('section', { class: 'card part', 'aria-label': 'Bring it' }, field(comment, 'Comment: why'), h('div', { class: 'ends' }, check, bring), report),
    h(
      'section',
      { class: 'card part', 'aria-labelledby': 'point-title' },
      h('h2', { id: 'point-title' }, 'A folder on the node'),
      h('p', { class: 'quiet' }, 'One of those in the folder that rules.candidates names, as it is there.'),
      h('div', { class: 'trial' }, field(pointed, 'Folder'), point),
    ),
  ];
}
