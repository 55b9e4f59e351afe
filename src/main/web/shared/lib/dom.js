// Elements without markup in strings: what a customer is called can never become a script.

const SVG = 'http://www.w3.org/2000/svg';

/** An element. Properties that are no text (hidden, disabled, checked) are set as such, `on` has the listeners. */
export function h(tag, properties, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties ?? {})) put(element, name, value);
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

function put(element, name, value) {
  if (name === 'on') for (const [type, listener] of Object.entries(value)) element.addEventListener(type, listener);
  else if (name === 'class') element.className = value;
  else if (name in element && typeof value !== 'string') element[name] = value;
  else attribute(element, name, value);
}

/** Sets an attribute, or takes it away when there is no value. */
export function attribute(element, name, value) {
  if (value === null || value === undefined || value === false) element.removeAttribute(name);
  else if (element.getAttribute(name) !== String(value)) element.setAttribute(name, value === true ? '' : value);
}

/** Changes a text only when it is another one, so that a screen reader is not made to read it again. */
export function text(element, value) {
  if (element.textContent !== value) element.textContent = value;
}

/** Makes the children of a list what `make` gives for each item, and keeps those elements whose key is still there. */
export function keyed(parent, items, key, make, update) {
  const kept = new Map([...parent.children].map((child) => [child.dataset.key, child]));
  let place = parent.firstElementChild;
  for (const item of items) {
    const name = key(item);
    let child = kept.get(name);
    kept.delete(name);
    if (!child) {
      child = make(item);
      child.dataset.key = name;
    }
    if (child === place) place = place.nextElementSibling;
    else parent.insertBefore(child, place);
    update?.(child, item);
  }
  for (const gone of kept.values()) gone.remove();
}

/** A drawing that says nothing by itself. */
export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  for (const [key, value] of Object.entries({ viewBox: '0 0 24 24', class: 'icon', 'aria-hidden': 'true' })) {
    svg.setAttribute(key, value);
  }
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', ICONS[name] ?? '');
  svg.append(path);
  return svg;
}

const HANDSET = 'M5 4h4l1.6 4.4-2.3 1.7a12 12 0 0 0 5.6 5.6l1.7-2.3L20 15v4a1.6 1.6 0 0 1-1.7 1.6A15.6 15.6 0 0 1 3.4 5.7 1.6 1.6 0 0 1 5 4z';

const ICONS = {
  phone: HANDSET,
  hangup: 'M3 14.5c5-5 13-5 18 0l-2.4 2.4-3.6-1.6v-2.6a11 11 0 0 0-6 0v2.6l-3.6 1.6z',
  hold: 'M9 5v14M15 5v14',
  resume: 'M8 5l11 7-11 7z',
  swap: 'M4 8h14l-4-4M20 16H6l4 4',
  mute: 'M9 6a3 3 0 0 1 6 0v4m-.6 3A3 3 0 0 1 9 12V9M6 11a6 6 0 0 0 9.5 4.9M12 17v4M4 3l16 18',
  unmute: 'M12 3a3 3 0 0 0-3 3v6a3 3 0 0 0 6 0V6a3 3 0 0 0-3-3zM6 11a6 6 0 0 0 12 0M12 17v4',
  transfer: 'M4 17V9a3 3 0 0 1 3-3h12m-4-4 4 4-4 4',
  add: 'M9 11a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM2 21c0-4 3-6 7-6 1.5 0 2.9.3 4 .9M18 14v7M14.5 17.5h7',
  join: 'M5 3v4a5 5 0 0 0 5 5h9m-4-4 4 4-4 4M5 21v-4a5 5 0 0 1 2-4',
  keypad: 'M6 5h.01M12 5h.01M18 5h.01M6 11h.01M12 11h.01M18 11h.01M6 17h.01M12 17h.01M18 17h.01M12 22h.01',
  record: 'M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16zM12 15a3 3 0 1 0 0-6 3 3 0 0 0 0 6z',
  stop: 'M6 6h12v12H6z',
  data: 'M5 3h10l4 4v14H5zM9 12h6M9 16h6M14 3v5h5',
  why: 'M9 9a3 3 0 1 1 4.5 2.6c-1 .6-1.5 1.2-1.5 2.4M12 18h.01',
  ear: 'M7 15a6 6 0 1 1 11-5c0 4-4 4.500-4 8a3 3 0 0 1-5.500 1.500M10 10a2.500 2.500 0 1 1 4 2',
  person: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21c0-4 3.500-6 8-6s8 2 8 6',
  close: 'M6 6l12 12M18 6L6 18',
  down: 'M6 9l6 6 6-6',
  in: 'M18 5L7 16m0-8v8h8',
  out: 'M6 19L17 8m0 8V8H9',
  moon: 'M20 14A8 8 0 0 1 10 4a8 8 0 1 0 10 10z',
  settings: 'M4 7h10M18 7h2M4 17h2M10 17h10M16 9.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5zM8 19.500a2.500 2.500 0 1 0 0-5 2.500 2.500 0 0 0 0 5z',
  list: 'M8 6h12M8 12h12M8 18h12M4 6h.01M4 12h.01M4 18h.01',
  leave: 'M14 4H5v16h9M10 12h11m-4-4 4 4-4 4',
  check: 'M4 12l5 5L20 6',
  away: 'M5 8h10M5 8l3-3M5 8l3 3M19 16H9m10 0-3-3m3 3-3 3',
};
