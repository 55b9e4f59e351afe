// Types of the contracts, for programs that use the client library: node types.mjs write, or check that they are up to date.
// Nothing but openapi.yaml and asyncapi.yaml goes in, so that the files can be committed and compared.
import {readFileSync, writeFileSync} from 'node:fs';
import {dirname, resolve} from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';
import openapiTS, {astToString} from 'openapi-typescript';
import {parse} from 'yaml';

const top = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const HEAD = '// Made by "make types"; a change is lost with the next.\n\n';

const contract = async () => HEAD + astToString(await openapiTS(pathToFileURL(resolve(top, 'openapi.yaml'))));

/** The frames as a contract of schemas only; what they point at in openapi.yaml is imported from its own types. */
const frames = async () => {
  const {components} = parse(readFileSync(resolve(top, 'asyncapi.yaml'), 'utf8'));
  const elsewhere = new Set();
  const local = JSON.parse(JSON.stringify(components.schemas), (key, value) => {
    if (key !== '$ref' || !value.startsWith('./openapi.yaml#/components/schemas/')) return value;
    const name = value.split('/').at(-1);
    elsewhere.add(name);
    return '#/components/schemas/' + name;
  });
  for (const name of elsewhere) local[name] = {};
  const alone = {openapi: '3.1.0', info: {title: 'frames', version: '1'}, paths: {}, components: {schemas: local}};
  let text = astToString(await openapiTS(alone));
  for (const name of elsewhere) {
    text = text.replace(`${name}: unknown;`, `${name}: contract["schemas"]["${name}"];`);
  }
  return HEAD + 'import type { components as contract } from "./openapi.d.ts";\n\n' + text;
};

let stale = false;
for (const [name, make] of Object.entries({'openapi.d.ts': contract, 'asyncapi.d.ts': frames})) {
  const file = resolve(top, 'src/main/web', name);
  const text = await make();
  if (process.argv[2] === 'write') writeFileSync(file, text);
  else if (readFileSync(file, 'utf8') !== text) {
    console.error(`src/main/web/${name} is not what the contracts say; run "make types"`);
    stale = true;
  }
}
if (stale) process.exit(1);
