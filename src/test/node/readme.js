// The example of the client library's README, against a gateway: node readme.js <url>. What it prints is judged elsewhere.
import {readFileSync, writeFileSync} from 'node:fs';
import {dirname, resolve} from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';
import {WebSocket} from 'ws';

const here = dirname(fileURLToPath(import.meta.url));
const library = resolve(here, '../../main/web');
const example = readFileSync(resolve(library, 'README.md'), 'utf8').match(/```js\n([\s\S]*?)```/)[1];
globalThis.WebSocket = WebSocket;
const module = resolve(here, '../../../target/readme-example.mjs');
writeFileSync(
  module,
  example
    .replace("'/client/hookswitch.js'", JSON.stringify(pathToFileURL(resolve(library, 'hookswitch.js'))))
    .replace("'http://127.0.0.1:8080'", JSON.stringify(process.argv[2])),
);
await import(pathToFileURL(module));
