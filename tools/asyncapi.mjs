// The lint of ../asyncapi.yaml: errors and warnings of AsyncAPI's own parser fail it.
import {readFileSync} from 'node:fs';
import {dirname, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';
import {Parser} from '@asyncapi/parser';

const file = resolve(dirname(fileURLToPath(import.meta.url)), '../asyncapi.yaml');
const {document, diagnostics} = await new Parser().parse(readFileSync(file, 'utf8'), {source: file});
const HINT = 3;
const serious = diagnostics.filter(found => found.severity < HINT - 1);
for (const {severity, code, message, path, range} of diagnostics) {
  console.error(`asyncapi.yaml:${range.start.line + 1} ${['error', 'warning', 'info', 'hint'][severity]} ${code}: ${message} (${path.join('/')})`);
}
if (!document || serious.length > 0) process.exit(1);
console.log(`asyncapi.yaml is valid: ${document.allChannels().length} channels, ${document.allMessages().length} messages`);
