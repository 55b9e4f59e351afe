// One Chromium for all tests of a file, and what every page in it must be: without a word on its console.
import assert from 'node:assert/strict';
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium';
const SHOTS = fileURLToPath(new URL('../../../target/screenshots/', import.meta.url));
const PAGES = process.env.HOOKSWITCH_PAGES;
/** Where what the gateway tells the pages by itself is kept, to be held to its contract. */
const FRAMES = process.env.HOOKSWITCH_FRAMES;
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TYPES = { js: 'text/javascript', css: 'text/css', svg: 'image/svg+xml' };

/** Origins of the nodes, the first of which serves the pages. */
export const NODES = (process.env.HOOKSWITCH_NODES ?? 'http://127.0.0.1:8080').split(',');
/** No measure of anything: what has to be quick is timed where it is asked for. */
export const PATIENCE = 60_000;

let browser;

export async function launch() {
  if (!existsSync(CHROMIUM)) throw new Error(`${CHROMIUM} is missing: please install the package chromium, or name one in CHROMIUM`);
  mkdirSync(SHOTS, { recursive: true });
  browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
}

export const quit = () => browser.close();

/** A page of a browser that has never been here, at a node or (null) nowhere yet. What it complains about is kept in `complaints`. */
export async function visit({ width = 1280, height = 860, dark = false, at = NODES[0] } = {}) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: dark ? 'dark' : 'light' });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE);
  page.complaints = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) page.complaints.push(message.text());
  });
  page.on('pageerror', (error) => page.complaints.push(error.stack));
  if (FRAMES) page.on('websocket', (socket) => socket.on('framereceived', ({ payload }) => appendFileSync(FRAMES, `${payload}\n`)));
  if (PAGES) await freshFiles(page);
  if (at) await page.goto(`${at}/`);
  return page;
}

/** For whoever writes the pages: takes their files from a folder, so that no node need start again. */
async function freshFiles(page) {
  await page.route('**/assets/**', (route) => {
    const name = new URL(route.request().url()).pathname.split('/').slice(3).join('/');
    if (!existsSync(`${PAGES}/${name}`)) return route.continue(); // somebody else's
    route.fulfill({ body: readFileSync(`${PAGES}/${name}`), contentType: TYPES[name.split('.').pop()] });
  });
}

export async function login(page, user, password = 'hookswitch') {
  await page.getByLabel('User name').fill(user);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Log in' }).click();
  await page.getByRole('heading', { name: /^Calls/ }).waitFor();
  return page;
}

/** How many others want each processor: a page cannot be quicker than the machine. */
export const crowd = () => Math.max(1, loadavg()[0] / availableParallelism());

export async function shot(page, name, more = {}) {
  await page.screenshot({ path: `${SHOTS}${name}.png`, animations: 'disabled', ...more });
}

/** A picture of this state, which also has to be fit for people with a screen reader or little sight. */
export async function looks(page, name) {
  await shot(page, name);
  await accessible(page, name);
}

/** The same, and nothing sticks out of the window. */
export async function fits(page, name) {
  const { scroll, width } = await page.evaluate(() => ({ scroll: document.documentElement.scrollWidth, width: innerWidth }));
  assert.ok(scroll <= width, `${name}: ${scroll} pixels wide in a window of ${width}`);
  await looks(page, name);
}

/** No finding of axe that is serious or worse. */
export async function accessible(page, name) {
  // In the test's own world: the page's policy lets nobody add scripts, rightly.
  const session = await page.context().newCDPSession(page);
  const { frameTree } = await session.send('Page.getFrameTree');
  const world = await session.send('Page.createIsolatedWorld', { frameId: frameTree.frame.id, worldName: 'axe' });
  const run = (expression) =>
    session.send('Runtime.evaluate', { expression, contextId: world.executionContextId, awaitPromise: true, returnByValue: true });
  await run(AXE);
  const { result, exceptionDetails } = await run(`axe.run(document, { resultTypes: ['violations'] }).then(({ violations }) =>
    violations.filter((one) => one.impact === 'serious' || one.impact === 'critical')
      .map((one) => one.id + ': ' + one.help + ' at ' + one.nodes.map((node) => node.target + ' ' + (node.any[0]?.message ?? '')).join(' and ')))`);
  await session.detach();
  assert.equal(exceptionDetails, undefined, `axe could not look at ${name}: ${exceptionDetails?.exception?.description}`);
  assert.deepEqual(result.value, [], `findings of axe at ${name}`);
}

/** What a page said on its console that it should not have. @param allowed patterns of what is meant to happen */
export function silent(page, ...allowed) {
  const loud = page.complaints.filter((words) => !allowed.some((pattern) => pattern.test(words)));
  assert.deepEqual(loud, [], 'complaints on the console of a page');
}

/** Tab, as often as it takes to come to what is called so. */
export async function tabTo(page, name) {
  const seen = [];
  for (let times = 0; times < 60; times++) {
    await page.keyboard.press('Tab');
    const now = await page.evaluate(() => {
      const { activeElement: it } = document;
      if (it === document.body) return { label: '', visible: true }; // on the way round
      const label = it.getAttribute('aria-label') ?? (it.labels?.[0] ?? it).innerText.trim();
      const { outlineStyle, outlineWidth } = getComputedStyle(it);
      return { label: label.replace(/\s+/g, ' '), visible: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 };
    });
    seen.push(now.label);
    assert.ok(now.visible || now.label === '', `the focus is not to be seen at “${now.label}”`);
    if (name instanceof RegExp ? name.test(now.label) : now.label === name) return;
  }
  assert.fail(`Tab does not lead to ${name}, but to ${seen.join(' | ')}`);
}
