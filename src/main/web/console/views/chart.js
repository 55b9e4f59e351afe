import uPlot from '../../vendor/uPlot.esm.js';
import { h } from '../../shared/lib/dom.js';

const HEIGHT = 190;

/** One chart of some lines of the figures. @param lines `[name, word, colour]`, the colour by its name in tokens.css */
export function chart({ title, unit, lines, figures, signal, log = false }) {
  const place = h('div', { class: 'chart', 'aria-hidden': 'true' });
  const says = h('p', { class: 'quiet' });
  const element = h('section', { class: 'card part', 'aria-label': title }, h('h2', {}, title), says, place);
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  let plot = null;

  const data = () => [figures.times, ...lines.map(([name]) => figures.lines[name])];

  /** Lines are drawn on a canvas, which knows no style sheet: their colours are read when it is made. */
  function make() {
    plot?.destroy();
    const probe = h('span', {});
    place.append(probe);
    const resolved = (name) => {
      probe.style.color = `var(${name})`;
      return getComputedStyle(probe).color;
    };
    const axis = { stroke: resolved('--quiet'), grid: { stroke: resolved('--line'), width: 1 }, ticks: { show: false }, font: `12px ${colour('--font')}` };
    const size = (self, values) => (values ? Math.max(44, ...values.map((value) => value.length * 7 + 14)) : 44);
    plot = new uPlot(
      {
        width: place.clientWidth || 300,
        height: HEIGHT,
        legend: { show: false },
        cursor: { show: false },
        scales: { x: { time: true }, y: log ? { distr: 3, range: [1, 10_000] } : { range: (self, low, high) => [0, Math.max(1, high * 1.1)] } },
        axes: [{ ...axis, values: (self, ticks) => ticks.map((one) => new Date(one * 1000).toLocaleTimeString('en-GB')) , space: 90, size: 32 }, { ...axis, size, ...(log ? { splits: () => [1, 10, 100, 1000, 10_000] } : {}), values: (self, ticks) => ticks.map((one) => (one === null || one === undefined ? '' : String(Number(one.toPrecision(3))))) }],
        series: [{}, ...lines.map(([, word, stroke]) => ({ label: word, stroke: resolved(stroke), width: 2, spanGaps: true, points: { show: false } }))],
      },
      data(),
      place,
    );
    probe.remove();
  }

  function update() {
    if (!element.isConnected) return;
    if (!plot) make();
    plot.setData(data());
    const now = lines.map(([name, word, stroke]) => {
      const value = figures.last(name);
      return h('span', { class: 'key-line' }, h('span', { class: 'swatch', 'data-line': stroke.slice(2), 'aria-hidden': 'true' }), `${word}: ${value === null ? '–' : `${shown(value)} ${unit}`}`);
    });
    says.replaceChildren(...now);
  }

  figures.addEventListener('change', update, { signal });
  const wide = new ResizeObserver(() => plot?.setSize({ width: place.clientWidth, height: HEIGHT }));
  wide.observe(place);
  const scheme = matchMedia('(prefers-color-scheme: dark)');
  scheme.addEventListener('change', make, { signal });
  const theme = new MutationObserver(() => plot && make());
  theme.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
  signal.addEventListener('abort', () => {
    wide.disconnect();
    theme.disconnect();
    plot?.destroy();
  });
  queueMicrotask(update);
  return element;
}

const shown = (value) => (value >= 100 ? Math.round(value).toLocaleString('en') : String(Math.round(value * 10) / 10));
