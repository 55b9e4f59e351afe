/** Listeners by the name of an event. One that throws does not keep the others from hearing; its error is reported. */
export class Emitter {
  #listeners = new Map();

  /** @returns {() => void} ends it */
  on(event, listener) {
    const all = this.#listeners.get(event) ?? new Set();
    this.#listeners.set(event, all.add(listener));
    return () => all.delete(listener);
  }

  emit(event, ...what) {
    for (const listener of [...(this.#listeners.get(event) ?? [])]) {
      try {
        listener(...what);
      } catch (bug) {
        (globalThis.reportError ?? console.error)(bug);
      }
    }
  }

  /** Resolves with the first result of `look` that is something: now, or after one of the events to come. */
  untilSomething(event, look, timeout) {
    return new Promise((resolve, reject) => {
      const found = look();
      if (found) return resolve(found);
      const stop = this.on(event, () => {
        const later = look();
        if (!later) return;
        stop();
        clearTimeout(timer);
        resolve(later);
      });
      const timer = setTimeout(() => {
        stop();
        reject(new Error(`not within ${timeout} ms`));
      }, timeout);
    });
  }
}
