import { attribute, h, keyed, text } from '../../shared/lib/dom.js';
import { look } from '../number.js';

const PATIENCE = 150;
let count = 0;

/** A field for a number or a colleague's name, which says what it takes the number for and offers people. */
export function numberField(gateway, label, chosen) {
  const id = `number-${++count}`;
  const input = h('input', {
    id,
    type: 'text',
    inputmode: 'tel',
    class: 'number',
    maxlength: '64',
    autocomplete: 'off',
    spellcheck: false,
    role: 'combobox',
    'aria-expanded': 'false',
    'aria-controls': `${id}-people`,
    'aria-describedby': `${id}-says`,
    'aria-autocomplete': 'list',
    placeholder: 'Name or number',
  });
  const says = h('p', { id: `${id}-says`, class: 'says', 'aria-live': 'polite' });
  const people = h('ul', { id: `${id}-people`, class: 'people', role: 'listbox', 'aria-label': 'Colleagues', hidden: true });
  let wait = null;
  let found = [];
  let at = -1;

  const nameOf = (number) => gateway.nameOf(number);

  function typed() {
    judge();
    clearTimeout(wait);
    const words = input.value.trim();
    // Whose number it is, the line below says already.
    if (words === '' || look(words, nameOf).kind === 'person') return show([]);
    wait = setTimeout(async () => {
      try {
        const answer = await gateway.find(words);
        if (input.value.trim() !== words || document.activeElement !== input) return;
        show(answer);
        if (answer.length === 0 && look(words, nameOf).kind === 'name') refuse('Nobody of that name.');
      } catch {
        show([]); // What was typed can be dialled all the same.
      }
    }, PATIENCE);
  }

  function judge() {
    const seen = look(input.value, nameOf);
    text(says, seen.words);
    attribute(says, 'data-kind', seen.kind);
    attribute(input, 'aria-invalid', seen.kind === 'bad' ? 'true' : null);
    return seen;
  }

  function refuse(words) {
    text(says, words);
    attribute(says, 'data-kind', 'bad');
    attribute(input, 'aria-invalid', 'true');
  }

  function show(contacts) {
    found = contacts.flatMap((person) => person.phoneNumbers.map((phone) => ({ person, phone })));
    at = -1;
    people.hidden = found.length === 0;
    attribute(input, 'aria-expanded', String(!people.hidden));
    attribute(input, 'aria-activedescendant', null);
    keyed(people, found, (one) => one.phone.phoneNumber, option, (item, one) => {
      item.id = `${id}-${one.phone.phoneNumber.replace(/\W/g, '')}`;
      attribute(item, 'aria-selected', 'false');
    });
    judge();
  }

  function option(one) {
    const item = h('li', { role: 'option' }, h('span', {}, one.person.name), h('span', { class: 'quiet' }, one.phone.phoneNumber));
    item.addEventListener('pointerdown', (event) => {
      event.preventDefault();
      take(one);
    });
    return item;
  }

  function take(one) {
    input.value = one.phone.phoneNumber;
    show([]);
    input.focus();
  }

  function step(by) {
    at = (at + by + found.length) % found.length;
    [...people.children].forEach((item, index) => attribute(item, 'aria-selected', String(index === at)));
    attribute(input, 'aria-activedescendant', people.children[at].id);
    people.children[at].scrollIntoView({ block: 'nearest' });
  }

  input.addEventListener('input', typed);
  input.addEventListener('blur', () => show([]));
  input.addEventListener('keydown', (event) => {
    const open = !people.hidden;
    if (open && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      step(event.key === 'ArrowDown' ? 1 : at < 0 ? 0 : -1);
    } else if (open && event.key === 'Escape') {
      event.stopPropagation();
      show([]);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (open && at >= 0) take(found[at]);
      else chosen(element.querySelector('input'));
    }
  });

  const element = h('div', { class: 'number-field' }, h('label', { for: id }, label), h('div', { class: 'combo' }, input, people), says);
  return {
    element,
    input,
    /** The number to dial; null, with the reason on the page, when it is none. */
    number() {
      const seen = judge();
      // Somebody's whole name will do.
      if (seen.kind === 'name' && found.length === 1) return found[0].phone.phoneNumber;
      if (seen.kind === 'name') refuse(found.length ? 'Choose one of them.' : 'Nobody of that name.');
      if (seen.kind === 'empty') refuse('Type a name or a number.');
      const good = seen.kind === 'good' || seen.kind === 'person';
      if (!good) input.focus();
      return good ? seen.number : null;
    },
    clear() {
      input.value = '';
      show([]);
    },
    add(digit) {
      input.value += digit;
      typed();
    },
    /** Shows why the gateway would not have it. */
    refused(words) {
      refuse(words);
      input.focus();
    },
  };
}
