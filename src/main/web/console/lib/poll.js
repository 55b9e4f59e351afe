/**
 * Does something now and then again and again, each time some while after the last has ended; not while nobody looks.
 *
 * @param signal ends it
 * @param work may fail; what becomes of that is its own affair
 * @returns does it at once, out of turn
 */
export function poll(signal, milliseconds, work) {
  let timer = null;
  let running = false;

  async function turn() {
    clearTimeout(timer);
    if (running || signal.aborted) return;
    running = true;
    try {
      await work();
    } finally {
      running = false;
      if (!signal.aborted) timer = setTimeout(() => document.hidden || turn(), milliseconds);
    }
  }

  document.addEventListener('visibilitychange', () => document.hidden || turn(), { signal });
  signal.addEventListener('abort', () => clearTimeout(timer));
  turn();
  return turn;
}
