// Who is who, and what is alive in the gateway: logins, calls and halves, as the answers show them.
import {parse} from 'yaml';
import {readFileSync} from 'node:fs';
import {send} from './line.js';

const PASSWORD = 'hookswitch';
const KEPT = 60;
const pick = (list, n) => list[n % list.length];

export class Desk {
  constructor(url, directory) {
    this.url = url;
    this.users = Object.entries(parse(readFileSync(directory, 'utf8')).tenants).flatMap(([tenant, {groups}]) =>
      Object.entries(groups).flatMap(([group, {users}]) =>
        Object.entries(users).map(([name, {devices, features, operator}]) => ({
          tenant,
          group,
          name,
          devices: (devices ?? []).map(device => device.id),
          genesys: !!features,
          operator: !!operator,
          credentials: {},
          calls: [],
          halves: [],
        })),
      ),
    );
    this.oldCalls = ['01RCC3N118B1V0SL8O7GK2LAES000010'];
    this.oldHalves = ['callhalf-1:0'];
    this.contacts = ['0'];
    this.clientIds = ['x'];
    this.capabilities = new Map();
  }

  user(n) {
    return pick(this.users, n);
  }

  // Mostly somebody who can do something in this dialect.
  caller(n, dialect) {
    const able = this.users.filter(user =>
      dialect === 'ops' ? user.operator : user.devices.length && (user.genesys || dialect !== 'genesys'),
    );
    return n % 5 ? pick(able, n) : this.user(n);
  }

  // The credential, got when it is missing; several askers wait for the same login.
  async credential(user, kind, genesys) {
    const name = kind === 'token' ? 'token' : genesys ? 'JSESSIONID' : 'sessionid';
    user.credentials[name] ??= this.login(user, name);
    return user.credentials[name];
  }

  forget(user, kind, genesys) {
    delete user.credentials[kind === 'token' ? 'token' : genesys ? 'JSESSIONID' : 'sessionid'];
  }

  async login(user, name) {
    const basic = 'Basic ' + Buffer.from(`${user.name}:${PASSWORD}`).toString('base64');
    const request =
      name === 'JSESSIONID'
        ? {method: 'GET', path: '/api/v2/me', headers: {Authorization: basic}, body: Buffer.alloc(0)}
        : {
            method: 'POST',
            path: '/api/v1/login/',
            headers: {'Content-Type': 'application/json'},
            body: Buffer.from(JSON.stringify({username: user.name, password: PASSWORD})),
          };
    const answer = await send(this.url, request);
    // Too many wrong passwords were tried on purpose; the token, got before, still serves.
    if (answer.status === 429) return {csrf: 'none', header: {}};
    if (answer.status !== 200) throw new Error(`${user.name} cannot log in: ${answer.status} ${answer.text}`);
    if (name === 'token') return {header: {Authorization: 'Bearer ' + JSON.parse(answer.text).access_token}};
    const cookie = (answer.headers['set-cookie'] ?? '').split(';')[0];
    return {header: {Cookie: cookie}, csrf: answer.headers['x-csrf-token']};
  }

  // What a mark in a wish stands for now.
  settle(user, target, value) {
    if (Array.isArray(value)) return value.map(one => this.settle(user, target, one));
    if (value === null || typeof value !== 'object') return value;
    if (value.$live) return this.mark(user, target, value);
    // Not rebuilt where there is nothing to settle: assigning would lose a field called __proto__.
    for (const name of Object.keys(value)) {
      const settled = this.settle(user, target, value[name]);
      if (settled !== value[name]) Object.defineProperty(value, name, {value: settled, enumerable: true, configurable: true, writable: true});
    }
    return value;
  }

  mark(user, target, {$live: kind, n}) {
    const bend = id => id.slice(0, n % id.length) + (n % 10) + id.slice((n % id.length) + (n % 2));
    const call = () => pick(user.calls.length ? user.calls : this.oldCalls, n);
    const half = () => pick(target.halves.length ? target.halves : this.oldHalves, n);
    const device = () => pick(user.devices.length ? user.devices : ['none'], n);
    const others = name => this.users.filter(other => other !== user && other[name].length).flatMap(other => other[name]);
    switch (kind) {
      case 'call': return call();
      case 'bentCall': return bend(call());
      case 'oldCall': return pick(this.oldCalls, n);
      case 'foreignCall': return pick([...others('calls'), ...this.oldCalls], n);
      case 'callUri': return n % 10 ? `${this.url}/api/v2/me/calls/${call()}` : `/calls/${call()}`;
      case 'capability': return pick(this.capabilities.get(call()) ?? ['Hangup'], n);
      case 'half': return half();
      case 'bentHalf': return bend(half());
      case 'oldHalf': return pick(this.oldHalves, n);
      case 'foreignHalf': return pick([...others('halves'), ...this.oldHalves], n);
      case 'device': return device();
      case 'foreignDevice': return pick(others('devices'), n);
      case 'deviceUri': return `${this.url}/api/v2/devices/${pick([...others('devices'), device()], n)}`;
      case 'devicePath': return `/devices/${device()}`;
      case 'contact': return pick(this.contacts, n);
      case 'clientId': return pick(this.clientIds, n);
      default: throw new Error('no such mark: ' + kind);
    }
  }

  // Keeps what an answer shows.
  learn(user, target, operation, answer) {
    if (answer.status >= 300) {
      if (answer.status === 404 && operation === 'genesysGetCall') this.bury(user.calls, this.oldCalls, answer.asked);
      if (answer.status === 404 && operation === 'tenantGetCall') this.bury(target.halves, this.oldHalves, answer.asked);
      return;
    }
    // Exports are lines; nothing is to be learned from them.
    if (!/^application\/json/.test(answer.headers['content-type'] ?? '')) return;
    const body = JSON.parse(answer.text);
    if (operation === 'tenantListCalls') this.replace(target, 'halves', this.oldHalves, body.calls.map(one => one.callId));
    else if (body.callId && target) keep(target.halves, body.callId);
    else if (body.call) this.see(user, body.call);
    else if (operation === 'genesysListCalls' && body.calls) {
      this.replace(user, 'calls', this.oldCalls, body.calls.map(one => one.id).filter(Boolean));
      for (const call of body.calls) if (call.id) this.see(user, call);
    } else if (body.contacts) for (const contact of body.contacts) if (contact.id) keep(this.contacts, contact.id);
    if (Array.isArray(body)) for (const message of body) if (message.clientId) keep(this.clientIds, message.clientId);
  }

  see(user, call) {
    keep(user.calls, call.id);
    if (call.capabilities?.length) this.capabilities.set(call.id, call.capabilities);
  }

  replace(owner, name, old, ids) {
    for (const id of owner[name]) if (!ids.includes(id)) this.gone(old, id);
    owner[name] = ids;
  }

  bury(list, old, id) {
    const at = list.indexOf(id);
    if (at < 0) return;
    list.splice(at, 1);
    this.gone(old, id);
  }

  gone(old, id) {
    this.capabilities.delete(id);
    keep(old, id);
  }
}

function keep(list, id) {
  if (list.includes(id)) return;
  list.push(id);
  if (list.length > KEPT) list.shift();
}
