// A subscriber for the tests: takes commands as JSON lines on stdin, says what it sees as JSON lines on stdout.
// node client.js <9|3> <long-polling|websocket> <url> <cookie or Basic header, as "Name: value">
import {createInterface} from 'node:readline';
import {client} from './cometd.js';

const [version, transport, url, credential] = process.argv.slice(2);
const say = (event, more) => process.stdout.write(JSON.stringify({event, ...more}) + '\n');
const {cometd, AckExtension} = await client(version, transport, url, credential);

cometd.onListenerException = bug => say('bug', {text: String(bug.stack)});

/** The place that was reached with each topic; none when nothing is known of it. */
const places = new Map();
let topics = [];

const type = used => used?.getType?.() ?? used?.type ?? null;
const brief = reply => ({successful: !!reply.successful, error: reply.error ?? null, ext: reply.ext?.hookswitch ?? null});
const hear = topic => message => {
  // A wildcard for everything hears the protocol itself too, in this client.
  if (message.channel.startsWith('/meta/')) return;
  places.set(topic, message.ext.hookswitch);
  say('message', {channel: message.channel, data: message.data, ext: message.ext.hookswitch});
};
/**
 * Whether a subscription got no answer: the clients repeat connects, but not these. Whether the server has it is not known,
 * and in this session events may be under way that come after some that were missed: only a new session begins at a place.
 */
let lost = false;
const subscribe = topic => {
  const place = places.get(topic);
  cometd.subscribe(topic, hear(topic), place ? {ext: {hookswitch: place}} : {}, reply => {
    if (reply.successful && !place) {
      const {epoch, offset} = reply.ext.hookswitch;
      places.set(topic, {epoch, offset});
    }
    // With a failure nobody has answered; without one the server has refused, and would again.
    if (reply.failure) lost = true;
    say('subscribed', {topic, ...brief(reply)});
  });
};

cometd.addListener('/meta/handshake', reply => {
  say('handshake', {...brief(reply), status: reply.failure?.httpCode ?? null, transport: type(cometd.getTransport())});
  if (!reply.successful) return;
  lost = false;
  topics.forEach(subscribe);
});
cometd.addListener('/meta/connect', reply => {
  say('connect', brief(reply));
  if (!reply.successful || !lost) return;
  lost = false;
  cometd.disconnect(() => cometd.handshake());
});
cometd.addListener('/meta/disconnect', reply => say('disconnect', brief(reply)));

const commands = {
  acknowledge: () => cometd.registerExtension('ack', new AckExtension()),
  handshake: () => cometd.handshake(),
  subscribe: ({topic}) => {
    topics.push(topic);
    subscribe(topic);
  },
  try: ({topic}) => cometd.subscribe(topic, hear(topic), {}, reply => say('subscribed', {topic, ...brief(reply)})),
  at: ({topic, place}) =>
    cometd.subscribe(topic, hear(topic), {ext: {hookswitch: place}}, reply => say('subscribed', {topic, ...brief(reply)})),
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
