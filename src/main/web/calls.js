import {Emitter} from './emitter.js';

/** The calls of the user, as they are now. Events: `change`. */
export class Calls extends Emitter {
  #calls = new Map();

  /** The calls, oldest first. */
  [Symbol.iterator]() {
    return this.#calls.values();
  }

  get length() {
    return this.#calls.size;
  }

  /** @returns {Call | undefined} */
  get(id) {
    return this.#calls.get(id);
  }

  /** Resolves with the first call that is so, now or later. */
  until(wanted, timeout = 30000) {
    return this.untilSomething('change', () => [...this].find(wanted), timeout);
  }

  /** @package */
  take(client, resource, message) {
    const known = this.#calls.get(resource.id) ?? new Call(client, resource.id);
    known.take(resource);
    if (resource.state === 'Released') this.#calls.delete(known.id);
    else this.#calls.set(known.id, known);
    known.emit('change', known, message);
    if (resource.state === 'Released') known.emit('ended', known);
    return known;
  }

  /** @package All there are; those that are not among them have ended meanwhile. @returns {Call[]} these */
  replace(client, resources) {
    const ids = new Set(resources.map(one => one.id));
    const gone = [...this].filter(call => !ids.has(call.id));
    for (const call of gone) this.take(client, {...call.data, state: 'Released', capabilities: []});
    for (const resource of resources) this.take(client, resource);
    return gone;
  }
}

/** One call; the same object from its first news to its last. Events: `change` (call, message), `ended` (call). */
export class Call extends Emitter {
  #client;
  #takenAt = 0;
  /** @type {object} the resource of the contract, as it was last told */
  data = {};

  constructor(client, id) {
    super();
    this.#client = client;
    this.id = id;
  }

  get state() {
    return this.data.state;
  }

  get participants() {
    return this.data.participants ?? [];
  }

  get userData() {
    return this.data.userData ?? {};
  }

  get capabilities() {
    return this.data.capabilities ?? [];
  }

  /** Seconds since the call began, counted on from what the gateway has said. */
  get seconds() {
    const then = Number(this.data.duration ?? 0);
    const runs = this.state === 'Established' || this.state === 'Held';
    return runs ? then + Math.floor((Date.now() - this.#takenAt) / 1000) : then;
  }

  /** Whether the gateway would accept it now. @param {string} operation such as `Hold` */
  can(operation) {
    return this.capabilities.includes(operation);
  }

  /** Resolves when it is so. */
  until(wanted, timeout = 30000) {
    return this.untilSomething('change', () => wanted(this) && this, timeout);
  }

  /**
   * Has an operation done. Resolves when it is accepted; what comes of it is news.
   *
   * @param {string} operationName such as `Hold`
   * @param {object} [fields] what the operation needs besides
   * @throws {RefusedError} when the rules do not allow it now
   */
  async perform(operationName, fields = {}) {
    await this.#client.request('genesysOperateCall', {id: this.id}, {operationName, ...fields});
  }

  answer = () => this.perform('Answer');
  reject = () => this.perform('Reject');
  hangup = () => this.perform('Hangup');
  clear = () => this.perform('ClearCall');
  hold = () => this.perform('Hold');
  retrieve = () => this.perform('Retrieve');
  mute = () => this.perform('MuteCall');
  unmute = () => this.perform('UnmuteCall');
  sendDtmf = digits => this.perform('SendDtmf', {digits});
  initiateTransfer = number => this.perform('InitiateTransfer', to(number));
  completeTransfer = () => this.perform('CompleteTransfer');
  singleStepTransfer = number => this.perform('SingleStepTransfer', to(number));
  initiateConference = number => this.perform('InitiateConference', to(number));
  completeConference = () => this.perform('CompleteConference');
  singleStepConference = number => this.perform('SingleStepConference', to(number));
  swapWith = other => this.perform('SwapCalls', {otherCallUri: other.data.uri});
  remove = participant => this.perform('RemoveParticipantFromConference', {participant});
  attachUserData = userData => this.perform('AttachUserData', {userData});
  updateUserData = userData => this.perform('UpdateUserData', {userData});
  deleteUserData = key => (key === undefined ? this.perform('DeleteUserData') : this.perform('DeleteUserDataPair', {key}));
  setDisposition = disposition => this.perform('SetCallDisposition', {disposition});
  startRecording = () => this.perform('StartCallRecording');
  pauseRecording = () => this.perform('PauseCallRecording');
  resumeRecording = () => this.perform('ResumeCallRecording');
  stopRecording = () => this.perform('StopCallRecording');

  /** @package */
  take(resource) {
    this.data = resource;
    this.#takenAt = Date.now();
  }
}

const to = number => ({destination: {phoneNumber: number}});
