// The client library for the tests: node library.js <user> <url>... Commands and news are JSON lines.
import {createInterface} from 'node:readline';
import {WebSocket} from 'ws';
import {connect} from '../../main/web/hookswitch.js';

const [user, ...url] = process.argv.slice(2);
const say = (event, more) => process.stdout.write(JSON.stringify({event, ...more}) + '\n');
const client = await connect({url, WebSocket, login: {user, password: 'hookswitch'}, timeout: 30000});
client.on('call', (call, message) => say('call', {id: call.id, state: call.state, type: message.notificationType}));
client.on('connection', (state, detail) => say('connection', {state, detail: String(detail)}));
client.on('resync', () => say('resync'));
client.on('error', error => say('error', {text: String(error.message ?? error)}));
const told = work =>
  work.then(
    () => say('done'),
    error => say('failed', {name: error.name, message: error.message, state: error.state, allowed: error.allowed}),
  );
const commands = {
  dial: ({number}) => told(client.dial(number)),
  perform: ({operation, fields}) => told([...client.calls][0].perform(operation, fields)),
};
createInterface({input: process.stdin})
  .on('line', line => {
    const command = JSON.parse(line);
    commands[command.do](command);
  })
  .on('close', () => process.exit(0));
say('ready', {node: client.node});
