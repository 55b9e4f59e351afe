// One tick for all timers of the page.

const shown = new Set();
let running = null;

/** Keeps the text of an element at the time that has gone by since an instant (ms); ends when the element is gone. */
export function timer(element, since) {
  element.dataset.since = since;
  shown.add(element);
  show(element);
  running ??= setInterval(tick, 1000);
}

function tick() {
  for (const element of shown) {
    if (element.isConnected) show(element);
    else shown.delete(element);
  }
  if (shown.size === 0) running = void clearInterval(running);
}

function show(element) {
  const seconds = Math.max(0, Math.floor((Date.now() - Number(element.dataset.since)) / 1000));
  const written = clock(seconds);
  if (element.textContent !== written) element.textContent = written;
}

/** 7 s as 0:07, an hour as 1:00:00. */
export function clock(seconds) {
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (number) => String(number).padStart(2, '0');
  return hours ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}
