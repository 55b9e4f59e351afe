import {Emitter} from './emitter.js';
import {ClosedError, errorOf, NotLoggedInError, OutcomeUnknownError, UnavailableError} from './errors.js';

const AUTH = 'hookswitch.auth';
const LOGIN = 4001;
const HOPELESS = new Set([4003, 4004]);
const BUSY = new Set([4002, 4007]);
const FIRST_WAIT = 100;
const LONGEST_WAIT = 5000;

const text = error => String(error?.message ?? error);

/**
 * The bridge's protocol over one WebSocket at a time: logs in, asks and is answered, follows feeds, and comes back to
 * this or another node when the socket breaks. Requests that are unanswered then are asked again; commands carry a key,
 * so that they are done once. Feeds go on at their last place.
 *
 * Events: `open` (url), `down` (reason), `closed` (error).
 */
export class Line extends Emitter {
  #options;
  #turn = 0;
  #wait = 0;
  #socket = null;
  #heard = 0;
  #state = 'closed';
  #requests = new Map();
  #feeds = new Map();
  #timers = new Set();
  #retry = null;
  #farewell = null;
  #relogged = false;

  constructor(options) {
    super();
    this.#options = options;
  }

  get state() {
    return this.#state;
  }

  /** The node that answers, or is asked to. */
  get url() {
    return this.#options.urls[this.#turn % this.#options.urls.length];
  }

  /** Resolves when it is logged in at one of the nodes. */
  open() {
    this.#state = 'connecting';
    return new Promise((resolve, reject) => {
      const stop = [
        this.on('open', () => {
          stop.forEach(end => end());
          resolve();
        }),
        this.on('closed', error => {
          stop.forEach(end => end());
          reject(error);
        }),
      ];
      this.#dial();
    });
  }

  /**
   * Asks for something to be done. Asked again when the line breaks, or when nobody can do it now, until the time is up.
   *
   * @param {string} address
   * @param {object} body
   * @param {Record<string, string>} headers
   * @returns {Promise<{body: object, headers: Record<string, string>}>}
   */
  ask(address, body = {}, headers = {}, timeout = this.#options.timeout) {
    if (this.#state === 'closed') return Promise.reject(new ClosedError('the line is closed'));
    return new Promise((resolve, reject) => {
      const reply = crypto.randomUUID();
      const timer = setTimeout(() => {
        this.#requests.delete(reply);
        reject(new OutcomeUnknownError(`no answer within ${timeout} ms; whether it was done is not known`));
      }, timeout);
      const done = act => value => {
        clearTimeout(timer);
        this.#requests.delete(reply);
        act(value);
      };
      const frame = {type: 'send', address, headers, body, replyAddress: reply};
      this.#requests.set(reply, {frame, resolve: done(resolve), reject: done(reject), until: Date.now() + timeout});
      if (this.#state === 'open') this.#say(frame);
    });
  }

  /**
   * Follows a feed.
   *
   * @param {(frame: object) => void} heard gets every frame of it
   * @param {() => {epoch: string, offset: string} | null} place the last one that was seen
   */
  follow(address, heard, place) {
    this.#feeds.set(address, {heard, place});
    if (this.#state === 'open') this.#register(address);
    return () => {
      this.#feeds.delete(address);
      if (this.#state === 'open') this.#say({type: 'unregister', address});
    };
  }

  close(error = new ClosedError('closed by the program')) {
    if (this.#state === 'closed') return;
    this.#state = 'closed';
    clearTimeout(this.#retry);
    this.#hangUp();
    for (const request of [...this.#requests.values()]) request.reject(error);
    this.emit('closed', error);
  }

  async #dial() {
    const {WebSocket: Socket, login} = this.#options;
    let token;
    try {
      token = await this.#token();
      if (login && inBrowser()) await this.#openSession(login);
    } catch (error) {
      if (error instanceof NotLoggedInError) return this.close(error);
      return this.#again(text(error));
    }
    if (this.#state === 'closed') return;
    const headers = login && !inBrowser() ? {Authorization: basic(login)} : {};
    // Browsers ignore the third argument; the npm package ws takes headers from it.
    const socket = new Socket(this.url.replace(/^http/, 'ws') + '/eventbus/websocket', [], {headers});
    this.#socket = socket;
    this.#farewell = null;
    socket.onopen = () => this.#authenticate(socket, token);
    socket.onmessage = message => {
      if (socket === this.#socket) this.#frame(JSON.parse(message.data));
    };
    socket.onerror = () => {};
    socket.onclose = event => {
      if (socket === this.#socket) this.#lost(event);
    };
    this.#heard = Date.now();
    this.#every(this.#options.silence / 3, () => {
      if (Date.now() - this.#heard > this.#options.silence) {
        this.#hangUp();
        this.#again('no sign of life');
      }
    });
  }

  async #token() {
    const {token} = this.#options;
    return typeof token === 'function' ? token() : token;
  }

  async #openSession(login) {
    const answer = await this.#options.fetch(this.url + '/api/v2/me', {
      headers: {Authorization: basic(login)},
      credentials: 'include',
    });
    if (answer.status === 403 || answer.status === 429) {
      throw new NotLoggedInError((await answer.json()).statusMessage, {status: answer.status});
    }
  }

  #authenticate(socket, token) {
    const reply = crypto.randomUUID();
    this.#requests.set(reply, {
      frame: null,
      resolve: () => {
        this.#requests.delete(reply);
        this.#opened();
      },
      reject: error => {
        this.#requests.delete(reply);
        if (socket !== this.#socket) return;
        if (error instanceof NotLoggedInError || error.status === 403) this.#denied(error);
        else {
          this.#hangUp();
          this.#again(text(error));
        }
      },
    });
    this.#say({type: 'send', address: AUTH, headers: {}, body: token ? {token} : {}, replyAddress: reply});
  }

  #opened() {
    this.#state = 'open';
    this.#wait = 0;
    this.#relogged = false;
    this.#every(this.#options.pingInterval, () => this.#say({type: 'ping'}));
    for (const address of this.#feeds.keys()) this.#register(address);
    for (const {frame} of this.#requests.values()) if (frame) this.#say(frame);
    this.emit('open', this.url);
  }

  #register(address) {
    const place = this.#feeds.get(address).place();
    this.#say({type: 'register', address, headers: place ?? {}});
  }

  #frame(frame) {
    this.#heard = Date.now();
    if (frame.type === 'err' && frame.body?.advice) {
      this.#farewell = frame;
      return;
    }
    const request = this.#requests.get(frame.address);
    if (request) this.#answered(request, frame);
    else this.#feeds.get(frame.address)?.heard(frame);
  }

  #answered(request, frame) {
    if (frame.type === 'rec') return request.resolve({body: frame.body, headers: frame.headers ?? {}});
    const error = errorOf(frame);
    const wait = error instanceof UnavailableError ? error.retryAfter * 1000 : 0;
    const later = request.frame && wait > 0 && Date.now() + wait < request.until;
    if (!later) return request.reject(error);
    // It was not done, and there is time to try again.
    setTimeout(() => {
      if (this.#state === 'open' && this.#requests.has(request.frame.replyAddress)) this.#say(request.frame);
    }, wait);
  }

  #lost(event) {
    const why = this.#farewell?.body ?? {advice: null, reason: event.reason || `closed (${event.code})`};
    const code = this.#farewell?.failureCode ?? event.code;
    this.#hangUp();
    if (HOPELESS.has(code)) this.close(new ClosedError(why.reason, why));
    else if (code === LOGIN) this.#denied(new NotLoggedInError(why.reason, why));
    else {
      if (BUSY.has(code)) this.#wait = LONGEST_WAIT;
      this.#again(why.reason);
    }
  }

  /** Logs in anew where that is possible without asking somebody; once, then it is up to the program. */
  #denied(error) {
    this.#hangUp();
    const renewable = typeof this.#options.token === 'function' || this.#options.login;
    if (!renewable || this.#relogged) return this.close(error);
    this.#relogged = true;
    this.#again(text(error), this.#turn);
  }

  /** The first attempt follows at once, at the next node. */
  #again(reason, turn = this.#turn + 1) {
    if (this.#state === 'closed') return;
    const was = this.#state;
    this.#state = 'connecting';
    this.#turn = turn;
    const wait = this.#wait * (0.5 + Math.random());
    this.#wait = Math.min(LONGEST_WAIT, Math.max(FIRST_WAIT, this.#wait * 2));
    if (was === 'open') this.emit('down', reason);
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.#dial(), wait);
  }

  #hangUp() {
    const socket = this.#socket;
    this.#socket = null;
    for (const timer of this.#timers) clearInterval(timer);
    this.#timers.clear();
    for (const [reply, {frame}] of this.#requests) if (!frame) this.#requests.delete(reply);
    try {
      socket?.close();
    } catch {
      // A socket that never opened has nothing to close.
    }
  }

  #every(ms, work) {
    this.#timers.add(setInterval(work, ms));
  }

  #say(frame) {
    if (this.#socket?.readyState === 1) this.#socket.send(JSON.stringify(frame));
  }
}

const inBrowser = () => typeof document !== 'undefined';

/** Of UTF-8, as the gateway reads it. */
function basic({user, password}) {
  const bytes = new TextEncoder().encode(`${user}:${password}`);
  return 'Basic ' + btoa(String.fromCharCode(...bytes));
}
