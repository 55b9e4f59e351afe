// The operations interface as this page needs it: every request with the credentials that were typed, which are kept in
// the memory of this page only. There is no session that another page could borrow; a reload asks again.

const PATIENCE = 30_000;

/** An answer that is no success. `status` is 0 where there was none at all. */
export class OperationsError extends Error {
  constructor(status, { code = 'UNREACHABLE', message, details = [], correlationId = '' }) {
    super(message);
    this.status = status;
    this.code = code;
    this.details = details;
    this.correlation = correlationId;
  }
}

/** The node that served the page, then the others that the operator has named. */
function nodes() {
  const named = document.querySelector('meta[name=hookswitch-nodes]').content.split(' ').filter(Boolean);
  return [location.origin, ...named.filter((node) => node !== location.origin)];
}

export class Operations extends EventTarget {
  #authorization;
  user;
  /** Whether whoever it is may look only. */
  readOnly = false;
  /** Origins of the nodes, the one that is asked first. */
  #nodes = nodes();
  /** When the gateway has last answered (ms), and whether it does. */
  heard = { at: Date.now(), well: true, node: location.origin };

  constructor({ user, password }) {
    super();
    this.user = user;
    const bytes = new TextEncoder().encode(`${user}:${password}`);
    this.#authorization = `Basic ${btoa(String.fromCharCode(...bytes))}`;
  }

  /** Finds out who it is. Fails for whoever is no operator. */
  async begin() {
    ({ readOnly: this.readOnly } = await this.get('/ops/self'));
  }

  get(path) {
    return this.#ask('GET', path);
  }

  post(path, body) {
    return this.#ask('POST', path, body);
  }

  put(path, body) {
    return this.#ask('PUT', path, body);
  }

  remove(path) {
    return this.#ask('DELETE', path);
  }

  async #ask(method, path, body) {
    const answer = await this.#fetch(method, path, body);
    const json = await answer.json().catch(() => null);
    if (answer.ok && json) return json;
    const problem = json?.message ? json : { code: 'UNREADABLE', message: `The gateway has answered ${answer.status} and nothing that can be read.` };
    if (answer.status === 401) this.dispatchEvent(new Event('over'));
    throw new OperationsError(answer.status, problem);
  }

  /** Asks the node that has answered last. To look, the others will do as well; what changes something is never said twice. */
  async #fetch(method, path, body) {
    for (let left = this.#nodes.length; ; left--) {
      try {
        const answer = await this.#once(this.#nodes[0] + path, method, body);
        this.#hear(true);
        return answer;
      } catch {
        this.#nodes.push(this.#nodes.shift());
        if (method === 'GET' && left > 1) continue;
        this.#hear(false);
        const words = method === 'GET' ? 'No node answers.' : 'The node has not answered: whether it was done is not known. Look before you try again.';
        throw new OperationsError(0, { message: words });
      }
    }
  }

  #once(url, method, body) {
    return fetch(url, {
      method,
      // Nothing of the browser's own, and no window of its own that asks for a password.
      credentials: 'omit',
      cache: 'no-store',
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE),
      headers: { Authorization: this.#authorization, ...(body ? { 'Content-Type': 'application/json' } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
  }

  /** Which node is asked. */
  get node() {
    return this.#nodes[0];
  }

  #hear(well) {
    const before = this.heard;
    this.heard = { at: well ? Date.now() : before.at, well, node: this.node };
    if (before.well !== well || before.node !== this.node) this.dispatchEvent(new Event('heard'));
  }
}
