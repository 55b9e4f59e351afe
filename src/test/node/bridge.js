// A client of the event-bus bridge for the tests: takes commands as JSON lines on stdin, says what it sees as JSON lines.
// node bridge.js <5|3> <url of the bridge> <header, as "Name: value">
// 5 is @vertx/eventbus-bridge-client.js, 3 is vertx3-eventbus-client: the two that the Vert.x project has published.
import {createRequire} from 'node:module';
import {createInterface} from 'node:readline';

const [version, url, credential] = process.argv.slice(2);
const require = createRequire(import.meta.url);
const EventBus = require(version === '5' ? '@vertx/eventbus-bridge-client.js' : 'vertx3-eventbus-client');
const say = (event, more) => process.stdout.write(JSON.stringify({event, ...more}) + '\n');
for (const level of ['log', 'info', 'warn', 'error', 'debug']) {
  console[level] = (...what) => process.stderr.write(what.map(one => JSON.stringify(one)).join(' ') + '\n');
}

const colon = credential.indexOf(':');
const headers = {[credential.slice(0, colon)]: credential.slice(colon + 1).trim()};
const bearer = headers.Authorization?.startsWith('Bearer ');
const bus = new EventBus(url, {
  vertxbus_reconnect_delay_min: 100,
  vertxbus_reconnect_delay_max: 500,
  vertxbus_ping_interval: 500,
  // Where a browser has its cookie; a token goes with the frames, as it does there.
  transportOptions: {websocket: {headers: bearer ? {} : headers}},
});
if (bearer) bus.defaultHeaders = headers;
bus.enableReconnect(true);
bus.onerror = frame => say('error', {frame});
bus.onclose = event => say('closed', {code: event.code, reason: event.reason});

/** What is wanted: address to the last place that was seen there. The client forgets its handlers when the line breaks. */
const feeds = new Map();
const register = address =>
  bus.registerHandler(address, feeds.get(address) ?? {}, (error, frame) => {
    if (error) {
      feeds.delete(address);
      return say('refused', {address, ...error});
    }
    feeds.set(address, {epoch: frame.headers.epoch, offset: frame.headers.offset});
    say('message', {frame, body: frame.body});
  });
bus.onopen = () => {
  say('open');
  for (const address of feeds.keys()) register(address);
};

const commands = {
  register: ({address}) => {
    feeds.set(address, null);
    register(address);
  },
  send: ({address, body, headers = {}}) =>
    bus.send(address, body, headers, (error, frame) => say('answer', error ? {error} : {frame, body: frame.body})),
  /** What the client itself would never send. */
  raw: ({text}) => bus.sockJSConn.send(text),
  publish: ({address, body}) => bus.publish(address, body),
};
createInterface({input: process.stdin})
  .on('line', line => {
    const command = JSON.parse(line);
    commands[command.do](command);
  })
  .on('close', () => process.exit(0));
