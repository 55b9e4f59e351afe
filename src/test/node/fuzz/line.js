// Sends a request, well or badly formed, and gives what comes back.
import {Agent, request as open} from 'node:http';
import {connect} from 'node:net';

const PATIENCE = 15_000;
const agent = new Agent({keepAlive: true, maxSockets: 32});

// An answer; an error when there was none.
export function send(url, {method, path, headers, body}) {
  return new Promise((resolve, reject) => {
    const {hostname, port} = new URL(url);
    const length = body.length || method === 'POST' || method === 'PUT' ? {'Content-Length': body.length} : {};
    const request = open({agent, hostname, port, method, path, headers: {...headers, ...length}, timeout: PATIENCE}, response => {
      const chunks = [];
      response.on('data', chunk => chunks.push(chunk));
      response.on('end', () => resolve(answer(response.statusCode, response.headers, Buffer.concat(chunks).toString())));
      response.on('error', reject);
    });
    request.on('timeout', () => request.destroy(new Error(`no answer within ${PATIENCE} ms`)));
    request.on('error', reject);
    request.end(body);
  });
}

function answer(status, given, text) {
  const headers = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, [value].flat().join(', ')]));
  return {status, headers, text};
}

// What comes back to bytes until the other side is silent or closes; status 0 for nothing.
export function sendRaw(url, text) {
  return new Promise((resolve, reject) => {
    const {hostname, port} = new URL(url);
    const socket = connect({host: hostname, port: Number(port)});
    const chunks = [];
    const done = () => {
      socket.destroy();
      const [head, ...rest] = Buffer.concat(chunks).toString('latin1').split('\r\n\r\n');
      resolve({status: Number(/^HTTP\/1\.[01] (\d{3})/.exec(head)?.[1] ?? 0), headers: {}, head, text: rest.join('\r\n\r\n')});
    };
    // A half line may rightly be waited for; a whole one is answered at once.
    socket.setTimeout(700, done);
    socket.on('data', chunk => chunks.push(chunk));
    socket.on('end', done);
    socket.on('error', lost => (lost.code === 'ECONNREFUSED' ? reject(lost) : done()));
    socket.write(Buffer.from(text, 'latin1'));
  });
}
