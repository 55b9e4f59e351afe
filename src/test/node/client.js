// A subscriber for the tests: takes commands as JSON lines on stdin, says what it sees as JSON lines on stdout.
// node client.js <9|3> <long-polling|websocket> <url> <cookie or Basic header, as "Name: value">
import {createRequire} from 'node:module';
import {createInterface} from 'node:readline';
import WebSocket from 'ws';

const [version, transport, url, credential] = process.argv.slice(2);
const require = createRequire(import.meta.url);
const colon = credential.indexOf(':');
const headers = {[credential.slice(0, colon)]: credential.slice(colon + 1).trim()};
const say = (event, more) => process.stdout.write(JSON.stringify({event, ...more}) + '\n');

if (version === '9') {
  (await import('cometd-nodejs-client')).adapt();
} else {
  require('cometd-nodejs-client-1').adapt();
}
// Browsers send the cookie of the page with the upgrade; here somebody has to.
class WebSocketWithCredential extends WebSocket {
  constructor(address, protocols) {
    super(address, protocols, {headers});
  }
}
global.window = global.window ?? global;
window.WebSocket = WebSocketWithCredential;
global.WebSocket = WebSocketWithCredential;
const {CometD} = version === '9' ? await import('cometd') : require('cometd-3');
// The clients write their warnings to the console.
for (const level of ['log', 'info', 'warn', 'error', 'debug']) console[level] = (...what) => process.stderr.write(what.join(' ') + '\n');

const {AckExtension} =
  version === '9' ? await import('cometd/AckExtension.js') : {AckExtension: require('cometd-3/AckExtension')};

const cometd = new CometD();
for (const type of cometd.getTransportTypes()) if (type !== transport) cometd.unregisterTransport(type);
cometd.configure({url, requestHeaders: headers, logLevel: 'warn', backoffIncrement: 100, maxBackoff: 500});

cometd.onListenerException = bug => say('bug', {text: String(bug.stack)});

let seen = null;
let topics = [];

const type = used => used?.getType?.() ?? used?.type ?? null;
const brief = reply => ({successful: !!reply.successful, error: reply.error ?? null, ext: reply.ext?.hookswitch ?? null});
const heard = message => {
  // A wildcard for everything hears the protocol itself too, in this client.
  if (message.channel.startsWith('/meta/')) return;
  seen = message.ext.hookswitch;
  say('message', {channel: message.channel, data: message.data, ext: message.ext.hookswitch});
};
// The line may break between a handshake and its subscriptions; the clients repeat connects, but not these.
const lost = new Map();
const subscribe = topic => {
  const props = seen ? {ext: {hookswitch: seen}} : {};
  const subscription = cometd.subscribe(topic, heard, props, reply => {
    if (reply.successful && !seen) seen = {epoch: reply.ext.hookswitch.epoch, offset: reply.ext.hookswitch.offset};
    // With a failure nobody has answered; without one the server has refused, and would again.
    if (reply.failure) lost.set(topic, subscription);
    say('subscribed', {topic, ...brief(reply)});
  });
};
const subscribeLost = () => {
  for (const [topic, subscription] of [...lost]) {
    lost.delete(topic);
    cometd.unsubscribe(subscription);
    subscribe(topic);
  }
};

cometd.addListener('/meta/handshake', reply => {
  say('handshake', {...brief(reply), status: reply.failure?.httpCode ?? null, transport: type(cometd.getTransport())});
  if (!reply.successful) return;
  lost.clear();
  topics.forEach(subscribe);
});
cometd.addListener('/meta/connect', reply => {
  say('connect', brief(reply));
  if (reply.successful) subscribeLost();
});
cometd.addListener('/meta/disconnect', reply => say('disconnect', brief(reply)));

const commands = {
  acknowledge: () => cometd.registerExtension('ack', new AckExtension()),
  handshake: () => cometd.handshake(),
  subscribe: ({topic}) => {
    topics.push(topic);
    subscribe(topic);
  },
  try: ({topic}) => cometd.subscribe(topic, heard, {}, reply => say('subscribed', {topic, ...brief(reply)})),
  at: ({topic, place}) =>
    cometd.subscribe(topic, heard, {ext: {hookswitch: place}}, reply => say('subscribed', {topic, ...brief(reply)})),
  publish: ({topic}) => cometd.publish(topic, {n: 1}, reply => say('published', brief(reply))),
  disconnect: () => cometd.disconnect(),
};
createInterface({input: process.stdin})
  .on('line', line => {
    const command = JSON.parse(line);
    commands[command.do](command);
  })
  .on('close', () => process.exit(0));
say('ready');
