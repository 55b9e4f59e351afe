// The gateway as this page needs it: the client library, and what several parts of the page want to know besides.
import { connect } from '/client/hookswitch.js';

const ENDED_KEPT = 5;

/** Origins of the nodes: the one that served the page, then the others that the operator has named. */
function nodes() {
  const named = document.querySelector('meta[name=hookswitch-nodes]').content.split(' ').filter(Boolean);
  return [location.origin, ...named.filter((node) => node !== location.origin)];
}

/** @param login `{user, password}`; without it, the session that the browser still has @returns {Promise<Gateway>} */
export async function enter(login) {
  const client = await connect({ url: nodes(), ...(login ? { login } : {}) });
  const gateway = new Gateway(client);
  await gateway.prepare();
  return gateway;
}

export class Gateway extends EventTarget {
  #client;
  #names = new Map();
  #waiting = false;
  #answers = new Map();
  states = [];
  /** Calls that are over and were not put away yet, newest first. */
  ended = [];
  /** The record of a calling list that the agent has, or null. */
  record = null;
  connection = { state: 'connected' };

  constructor(client) {
    super();
    this.#client = client;
    client.on('change', () => this.#changed());
    client.on('call', (call, message) => this.#happened('call', { call, message }));
    client.on('ended', (call) => this.#ended(call));
    client.on('outbound', (message) => this.#outbound(message));
    client.on('error', (error) => this.#happened('trouble', error));
    client.on('connection', (state, detail) => {
      const moved = state === 'connected' && this.connection.node && this.connection.node !== detail;
      this.connection = { state, moved, node: state === 'connected' ? detail : this.connection.node, since: Date.now() };
      this.#happened('connection', this.connection);
    });
    this.connection.node = client.node;
  }

  /** What does not change while one works. */
  async prepare() {
    const [states, people] = await Promise.all([
      this.ask('genesysListAgentStates', { fields: '*' }),
      this.ask('genesysListContacts', { fields: '*', limit: 100 }),
    ]);
    this.states = states.settings;
    this.people = people.contacts;
    for (const person of this.people) for (const phone of person.phoneNumbers) this.#names.set(phone.phoneNumber, person.name);
  }

  get user() {
    return this.#client.user;
  }

  get name() {
    return `${this.user.firstName ?? ''} ${this.user.lastName ?? ''}`.trim() || this.user.userName;
  }

  get device() {
    return this.#client.device;
  }

  /** The agent's state: `{state, displayName, id, reason?, workMode?}`. */
  get presence() {
    return this.#client.voice?.userState ?? this.device?.userState;
  }

  /** Agent states that can be changed to now. */
  get reachable() {
    return this.states.filter((state) => this.#client.can(state.operationName));
  }

  /** Those that are going on, the newest last. */
  get calls() {
    return [...this.#client.calls];
  }

  feature(name) {
    return (this.user.features ?? []).some((one) => one.id === name);
  }

  deviceCan(operation) {
    return this.device?.capabilities.includes(operation) ?? false;
  }

  /** What a number of a colleague is called, or undefined. */
  nameOf(participant) {
    return this.#names.get(participant.phoneNumber ?? participant);
  }

  async find(words) {
    const answer = await this.ask('genesysListContacts', {
      fields: '*',
      limit: 8,
      filterName: 'NamesOrPhoneNumberMatches',
      filterParameters: words,
    });
    return answer.contacts.filter((one) => one.userName !== this.user.userName);
  }

  ask(operation, parameters = {}, body = {}) {
    return this.#client.request(operation, parameters, body);
  }

  dial(number, fields) {
    return this.#client.dial(number, fields);
  }

  phone(operation, fields) {
    return this.#client.operateDevice(operation, fields);
  }

  setState(operation) {
    return this.#client.setState(operation);
  }

  beginWork() {
    return this.#client.startSession();
  }

  async leave() {
    try {
      await this.#client.endSession();
    } finally {
      this.#client.close();
    }
  }

  close() {
    this.#client.close();
  }

  putAway(call) {
    this.ended = this.ended.filter((one) => one !== call);
    this.#changed();
  }

  /** The other call of a consultation, or undefined. */
  pairOf(call) {
    const rest = this.calls.filter((one) => one !== call);
    return (
      rest.find((one) => one.data.parentCallUri?.endsWith(`/${call.id}`) || call.data.parentCallUri?.endsWith(`/${one.id}`)) ??
      rest.find((one) => one.can('SwapCalls'))
    );
  }

  /** Asks a campaign for a record, or does something with the one that is there; resolves with what the gateway says. */
  campaign(operation, parameters, body) {
    const referenceId = crypto.randomUUID();
    const message = new Promise((resolve) => this.#answers.set(referenceId, resolve));
    const request = this.ask(operation, parameters, { ...body, devicePath: `/devices/${this.device.id}`, referenceId });
    return request.then(() => message).finally(() => this.#answers.delete(referenceId));
  }

  #outbound(message) {
    this.#answers.get(message.referenceId)?.(message);
    this.#happened('outbound', message);
  }

  #ended(call) {
    // A consultation is part of the call that it was for, and listening is none of one's own.
    const own = !call.data.monitoring && call.data.callType !== 'Consult';
    if (own) this.ended = [call, ...this.ended.filter((one) => one.id !== call.id)].slice(0, ENDED_KEPT);
    this.#happened('ended', call);
    this.#changed();
  }

  /** Many news in one go are one change. */
  #changed() {
    if (this.#waiting) return;
    this.#waiting = true;
    queueMicrotask(() => {
      this.#waiting = false;
      this.dispatchEvent(new Event('change'));
    });
  }

  #happened(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
