// The client library of Hookswitch: README.md beside this file is its page, hookswitch.d.ts its types.
import {Calls} from './calls.js';
import {Emitter} from './emitter.js';
import {Line} from './line.js';

export {Call, Calls} from './calls.js';
export * from './errors.js';

const FEED = 'hookswitch.me';

/** Done once, however often they are asked for. */
const KEYED = new Set([
  'genesysOperateCall', 'genesysDial', 'genesysOperateDevice', 'genesysOperateMe', 'genesysOperateVoiceChannel',
  'genesysOperateCampaign', 'genesysAddRecord', 'genesysOperateRecord',
]);

/**
 * Connects, and resolves when the state of the user is there.
 *
 * @param {object} options
 * @param {string | string[]} [options.url] one node, or several to go to in turn; the page's own origin when absent
 * @param {string | (() => string | Promise<string>)} [options.token] a bearer token, or what gets a fresh one
 * @param {{user: string, password: string}} [options.login] opens a session, which browsers keep as a cookie
 * @param {typeof WebSocket} [options.WebSocket] where there is none of its own, such as that of the npm package ws
 * @param {number} [options.timeout] of a request, in ms
 */
export async function connect(options = {}) {
  const client = new Hookswitch(options);
  await client.start();
  return client;
}

/**
 * Somebody's phones, calls and states, live.
 *
 * Events: `change`, after anything has changed; `call` (call, message); `ended` (call); `devices`, `channels`, `outbound`
 * (message); `connection` (state, detail): `connected`, `reconnecting`, `closed`; `resync`, when what was missed could not
 * be told and all has been read anew.
 */
export class Hookswitch extends Emitter {
  #line;
  #place = null;
  #reading = null;
  #early = [];
  calls = new Calls();
  /** @type {object} the user, as in the contract */
  user = {};
  /** @type {object[]} */
  devices = [];
  /** @type {object[]} */
  channels = [];

  /** @package use {@link connect} */
  constructor({url, token, login, timeout = 15000, pingInterval = 10000, silence = 25000, ...given}) {
    super();
    const urls = [url ?? globalThis.location?.origin].flat().filter(Boolean).map(one => one.replace(/\/$/, ''));
    if (urls.length === 0) throw new TypeError('url: expected one or several, found none');
    const Socket = given.WebSocket ?? globalThis.WebSocket;
    if (!Socket) throw new TypeError('WebSocket: expected a class, and this platform has none of its own');
    const fetch = given.fetch ?? ((...what) => globalThis.fetch(...what));
    this.#line = new Line({urls, token, login, timeout, pingInterval, silence, WebSocket: Socket, fetch});
    this.#line.on('open', node => this.emit('connection', 'connected', node));
    this.#line.on('down', reason => this.emit('connection', 'reconnecting', reason));
    this.#line.on('closed', error => this.emit('connection', 'closed', error));
  }

  /** @package */
  async start() {
    const first = new Promise((resolve, reject) => {
      const stop = this.on('resync', () => {
        stop();
        resolve();
      });
      this.#line.on('closed', reject);
    });
    // Whoever is denied is told by open(), which then nobody waits after.
    first.catch(() => {});
    this.#line.follow(FEED, frame => this.#heard(frame), () => this.#place);
    await this.#line.open();
    await first;
  }

  /** The node that answers. */
  get node() {
    return this.#line.url;
  }

  /** `connecting`, `open` or `closed`. */
  get connection() {
    return this.#line.state;
  }

  /** The phone that is used where none is named. */
  get device() {
    return this.devices[0];
  }

  /** The voice channel, with the agent's state. */
  get voice() {
    return this.channels.find(one => one.channel === 'voice');
  }

  /** Whether the agent's state can be changed like that now, such as `Ready`. */
  can(operation) {
    return (this.voice?.capabilities ?? []).includes(operation);
  }

  /**
   * Has any operation of the contract done.
   *
   * @param {string} operationId of `openapi.yaml`
   * @param {Record<string, string>} [parameters] of its path and query, and headers such as `If-Match`
   * @param {object} [body]
   * @returns {Promise<object>} the body of the answer
   */
  async request(operationId, parameters = {}, body = {}) {
    return (await this.#ask(operationId, parameters, body)).body;
  }

  #ask(operationId, parameters, body) {
    const key = KEYED.has(operationId) ? {'Idempotency-Key': crypto.randomUUID()} : {};
    const named = Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, String(value)]));
    return this.#line.ask('hookswitch.do.' + operationId, body, {...key, ...named});
  }

  /** Dials. Resolves when that is accepted; the call is news, then. */
  async dial(number, {device = this.device.id, ...fields} = {}) {
    const body = {operationName: 'Dial', destination: {phoneNumber: number}, ...fields};
    await this.request('genesysDial', {id: device}, body);
  }

  /** Does something with a phone, such as `DoNotDisturbOn`. */
  async operateDevice(operationName, fields = {}, device = this.device.id) {
    await this.request('genesysOperateDevice', {id: device}, {operationName, ...fields});
  }

  /** Changes the agent's state, such as to `Ready`. */
  async setState(operationName, fields = {}) {
    await this.request('genesysOperateVoiceChannel', {}, {operationName, ...fields});
  }

  ready = () => this.setState('Ready');
  notReady = reason => this.setState('NotReady', reason === undefined ? {} : {reason});

  /** Begins work as an agent. */
  async startSession(channels = ['voice']) {
    await this.request('genesysOperateMe', {}, {operationName: 'StartContactCenterSession', channels});
  }

  /** Ends work as an agent, and the login with it. */
  async endSession() {
    await this.request('genesysOperateMe', {}, {operationName: 'EndContactCenterSession'});
  }

  /**
   * Follows a colleague's calls, devices or channels; for supervisors. `heard` gets the messages of the topic, and
   * `null` when some are lost.
   *
   * @returns {() => void} ends it
   */
  watch(userName, topic, heard) {
    let place = null;
    const address = `hookswitch.users.${userName}.${topic}`;
    return this.#line.follow(address, frame => {
      if (frame.type === 'err') return heard(null, frame.message);
      const {epoch, offset} = frame.headers;
      const {messageType, recovered} = frame.body;
      if (messageType === 'Gap' || (messageType === 'Subscribed' && !recovered && place)) heard(null);
      else if (messageType !== 'Subscribed' && messageType !== 'Heartbeat') heard(frame.body);
      place = {epoch, offset};
    }, () => place);
  }

  /** Goes, for good. */
  close() {
    this.#line.close();
  }

  #heard(frame) {
    if (frame.type === 'err') return this.emit('error', frame);
    const {messageType, recovered} = frame.body;
    if (messageType === 'Gap' || (messageType === 'Subscribed' && !recovered)) return this.#read();
    if (messageType === 'Subscribed') return;
    if (this.#reading) this.#early.push(frame);
    else this.#apply(frame);
  }

  /** Reads the state, and goes on from its place; what came meanwhile is applied if it is newer. */
  async #read() {
    const mine = (this.#reading = {});
    this.#early = [];
    try {
      const {body, headers} = await this.#ask('genesysGetMe', {subresources: '*'}, {});
      // Another reading has begun since, which will know more.
      if (this.#reading !== mine) return;
      this.#place = {epoch: headers['X-Hookswitch-Epoch'], offset: headers['X-Hookswitch-Offset']};
      const {calls = [], devices = [], channels = [], ...user} = body.user;
      Object.assign(this, {user, devices, channels});
      const gone = this.calls.replace(this, calls);
      this.#reading = null;
      gone.forEach(call => this.emit('ended', call));
      this.emit('resync');
      this.#changed();
      this.#early.splice(0).forEach(frame => this.#apply(frame));
    } catch (error) {
      if (this.#reading !== mine || this.connection === 'closed') return;
      this.emit('error', error);
      setTimeout(() => this.#reading === mine && this.#read(), 1000);
    }
  }

  #apply({body, headers}) {
    const {epoch, offset} = headers;
    const known = this.#place && epoch === this.#place.epoch && BigInt(offset) <= BigInt(this.#place.offset);
    if (body.messageType === 'Heartbeat') {
      if (!known) this.#place = {epoch, offset};
      return;
    }
    // The first parts of an event stand at the place before it, which may be the one that is known.
    if (known && !(headers.more && offset === this.#place.offset)) return;
    this.#place = {epoch, offset};
    switch (headers.topic) {
      case '/v2/me/calls': {
        const call = this.calls.take(this, body.call, body);
        this.emit('call', call, body);
        if (call.state === 'Released') this.emit('ended', call);
        break;
      }
      case '/v2/me/devices':
        this.devices = this.devices.map(one => body.devices?.find(other => other.id === one.id) ?? one);
        this.emit('devices', this.devices);
        break;
      case '/v2/me/channels':
        this.channels = body.channels ?? this.channels;
        this.emit('channels', this.channels);
        break;
      default:
        this.emit('outbound', body);
    }
    this.#changed();
  }

  #changed() {
    this.calls.emit('change', this.calls);
    this.emit('change', this);
  }
}
