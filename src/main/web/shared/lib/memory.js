// What this browser remembers for a person; where storage is switched off, until the page is left.

const fallback = new Map();

/** A text, or null. */
export function recall(name) {
  try {
    return localStorage.getItem(`hookswitch.${name}`) ?? fallback.get(name) ?? null;
  } catch {
    return fallback.get(name) ?? null;
  }
}

export function remember(name, value) {
  fallback.set(name, value);
  try {
    localStorage.setItem(`hookswitch.${name}`, value);
  } catch {
    // Then it is remembered until the page is left.
  }
}
