import { h } from '../../shared/lib/dom.js';
import { draft } from './rules-draft.js';
import { generation } from './rules-generation.js';
import { overview } from './rules-overview.js';

/** The rules of the cluster: all generations, one of them, or one that is being made. */
export function rules(context, what) {
  if (what === 'new') return draft(context);
  if (/^[0-9]{1,9}$/.test(what ?? '')) return generation(context, Number(what));
  return overview(context);
}

/** The way back, above a part of the rules. */
export const back = () => h('p', { class: 'back' }, h('a', { href: '#/rules' }, '← All generations'));

const KINDS = { active: 'good', trial: 'warn', candidate: 'main' };
const WORDS = { active: 'In force', trial: 'On trial', candidate: 'Candidate', previous: 'Before', retired: 'Retired' };

export const stateBadge = (state) => h('span', { class: 'badge', 'data-kind': KINDS[state] ?? 'plain' }, WORDS[state] ?? state);
