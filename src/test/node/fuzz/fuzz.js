// Asks a running gateway thousands of things, right and wrong, and holds every answer to openapi.yaml.
// node fuzz.js <url> <openapi.yaml> <directory.yaml> <requests> <seed>; ends with 1 when an answer was not as promised.
import fc from 'fast-check';
import {Bodies, bytes} from './bodies.js';
import {Contract} from './contract.js';
import {Desk} from './desk.js';
import {send, sendRaw} from './line.js';
import {LINES, wishes} from './wishes.js';

const [url, file, directory, requests, seed] = process.argv.slice(2);
const COUNT = Number(requests);
const SEED = Number(seed);
const AT_ONCE = 8;
const BATCH = 200;
const FINDINGS = 30;
const LATE = 9_000;
const LEAST_ACCEPTED = 0.02;

const contract = new Contract(file);
const desk = new Desk(url, directory);
const arbitrary = wishes(contract, new Bodies(contract));
const tally = new Map();
const findings = new Map();
let sent = 0;

const isGenesys = operation => operation.template.startsWith('/api/v2');
const dialectOf = operation => (operation.template.startsWith('/ops/') ? 'ops' : isGenesys(operation) ? 'genesys' : 'tenant');

function placeOf(wish, user) {
  const {whose, n, text} = wish.target;
  const other = whose === 'any' ? desk.user(n) : user;
  const place = {tenant: other.tenant, group: other.group, user: other.name, halves: other.halves};
  if (whose === 'bent') place[['tenant', 'group', 'user'][n]] = text;
  return [place, other];
}

// A wish as a request: every mark settled, every bend made.
async function request(wish, user, place) {
  const {operation} = wish;
  const values = {...place};
  for (const [name, value] of Object.entries(wish.parameters)) values[name] = value.text ?? desk.settle(user, place, value);
  let path = operation.template.replace(/\{(\w+)\}/g, (_, name) => encode(values[name]));
  if (wish.query.length) path += '?' + wish.query.map(pair => pair.map(encode).join('=')).join('&');
  if (wish.bent?.path) {
    const [from, to] = wish.bent.path;
    path = from === '' ? path + to : from === '/$' ? path.replace(/\/$/, '') : path.replace(from, to);
  }
  const headers = await credentials(wish, user);
  if (wish.label !== null && wish.body !== '') headers['Content-Type'] = wish.label;
  for (const [name, value] of wish.headers) headers[name] = value;
  const body = bytes(wish.body, value => desk.settle(user, place, value));
  return {method: wish.bent?.method ?? operation.method, path, headers, body, asked: values.id ?? values.callId};
}

const encode = text => {
  const whole = String(text).toWellFormed();
  return encodeURIComponent(whole);
};

async function credentials({credential, csrf, operation}, user) {
  const genesys = isGenesys(operation);
  switch (credential) {
    case 'session':
    case 'token': {
      const {header, csrf: token} = await desk.credential(user, credential, genesys);
      return {...header, ...(token && csrf === 'right' ? {'X-CSRF-TOKEN': token} : {})};
    }
    case 'basic':
      return {Authorization: 'Basic ' + Buffer.from(user.name + ':hookswitch').toString('base64')};
    case 'wrong':
      return {Authorization: 'Basic ' + Buffer.from(user.name + '-nobody:wrong').toString('base64')};
    case 'bentToken': {
      const {header} = await desk.credential(user, 'token', genesys);
      return {Authorization: (header.Authorization ?? 'Bearer x').slice(0, -2) + 'zz'};
    }
    case 'otherCookie':
      return {Cookie: genesys ? 'JSESSIONID=' + 'A'.repeat(43) : 'sessionid=' + 'A'.repeat(43)};
    case 'none':
      return {};
    default:
      return {Authorization: credential};
  }
}

async function ask(wish) {
  const user = desk.caller(wish.login, dialectOf(wish.operation));
  const [place, target] = placeOf(wish, user);
  const asked = await request(wish, user, place);
  if (wish.line >= 0) return askRaw(wish, asked);
  const began = performance.now();
  let answer;
  try {
    answer = await send(url, asked);
  } catch (lost) {
    // Node refuses to send some; those the gateway never saw.
    if (/^ERR_(INVALID_CHAR|UNESCAPED|HTTP_INVALID|INVALID_HTTP)/.test(lost.code ?? '')) return;
    count(wish.operation.id, 'lost');
    find('no answer: ' + lost.message, wish, asked, {status: 0, text: ''});
    return;
  }
  const took = performance.now() - began;
  sent++;
  count(wish.operation.id, answer.status);
  const objection = took > LATE ? `late: ${Math.round(took)} ms` : contract.objection(asked, answer);
  if (objection) find(objection, wish, asked, answer);
  const stranger = answer.status === 401 || (answer.status === 403 && /"statusCode":20|Csrf/.test(answer.text));
  if (stranger && ['session', 'token'].includes(wish.credential)) desk.forget(user, wish.credential, isGenesys(wish.operation));
  const plain = !wish.bent && !objection;
  if (plain) desk.learn(user, target, wish.operation.id, {...answer, asked: asked.asked});
}

async function askRaw(wish, asked) {
  const text = LINES[wish.line].replaceAll('%p', asked.path);
  const answer = await sendRaw(url, text);
  sent++;
  count('raw', answer.status);
  // Below HTTP no operation has been named, so there is no contract to hold; but nothing may break.
  const objection = answer.status >= 500 && answer.status !== 505 ? `status ${answer.status} to a raw line` : null;
  if (objection) find(objection, wish, {method: 'raw', path: JSON.stringify(text.slice(0, 200)), headers: {}, body: ''}, answer);
}

function count(name, status) {
  const statuses = tally.get(name) ?? new Map();
  tally.set(name, statuses.set(status, (statuses.get(status) ?? 0) + 1));
}

function find(objection, wish, asked, answer) {
  const key = `${wish.operation.id}: ${objection}`;
  const same = findings.get(key);
  if (same) same.times++;
  else findings.set(key, {times: 1, asked, answer});
}

async function worker(queue) {
  for (let wish = queue.pop(); wish; wish = queue.pop()) await ask(wish);
}

const began = performance.now();
console.log(`seed ${SEED}`);
for (let batch = 0; sent < COUNT && findings.size < FINDINGS; batch++) {
  // Numbers of fast-check are 32 bits; each batch has a seed of its own, so a batch can be made without those before.
  const queue = fc.sample(arbitrary, {seed: (SEED + batch * 7919) | 0, numRuns: Math.min(BATCH, COUNT - sent)});
  await Promise.all(Array.from({length: AT_ONCE}, () => worker(queue)));
}
for (const [name, statuses] of [...tally].sort()) {
  console.log(name.padEnd(32), [...statuses].sort((one, other) => one[0] - other[0]).map(([status, n]) => `${status}:${n}`).join(' '));
}
console.log(`${sent} requests in ${Math.round((performance.now() - began) / 1000)} s, ${findings.size} findings`);
for (const [key, {times, asked, answer}] of findings) {
  console.log(`FINDING ${times}x ${key}
  ${asked.method} ${asked.path.slice(0, 300)}
  headers ${Object.entries(asked.headers).map(([name, value]) => `${name}: ${value.slice(0, 60)}`).join(' | ')}
  body ${asked.body.toString('utf8').slice(0, 300)}
  answer ${answer.status} ${(answer.text ?? '').slice(0, 400)}`);
}
// A gateway that refuses all it is asked keeps its promise, and nothing of it has been tried.
const MEANT = ['genesysOperateCall', 'genesysDial', 'genesysOperateDevice', 'tenantStartCall', 'tenantModifyCall', 'tenantReleaseCall'];
const commands = MEANT.flatMap(name => [...(tally.get(name) ?? new Map())]).reduce(
  (sum, [status, n]) => ({all: sum.all + n, done: sum.done + (status >= 200 && status < 300 ? n : 0)}),
  {all: 0, done: 0},
);
const least = Math.floor(commands.all * LEAST_ACCEPTED);
console.log(`${commands.done} of ${commands.all} commands to calls and phones were accepted, ${least} at least expected`);
process.exit(findings.size || commands.done < least || !commands.done ? 1 : 0);
