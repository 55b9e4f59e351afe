// openapi.yaml as a judge of answers. Its schemas are checked by ajv, so not by the library that the gateway itself uses.
import {readFileSync} from 'node:fs';
import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import {parse} from 'yaml';

const METHODS = ['get', 'post', 'put', 'delete', 'patch'];
// Class names and stack traces, which are nobody's business but the gateway's.
const INSIDES =
  /\b(?:java|javax|io\.vertx|io\.netty|io\.hookswitch|com\.hazelcast|com\.fasterxml|org\.drools)\.|Exception|\bat [\w.$]+\(|\.java:\d/;

// A path without its other spellings, as RFC 3986 has it.
function plain(path) {
  if (!path.startsWith('/')) return path;
  const unescaped = path.replace(/%[0-9a-f]{2}/gi, escape => {
    const letter = String.fromCharCode(parseInt(escape.slice(1), 16));
    return /[A-Za-z0-9._~-]/.test(letter) ? letter : escape.toUpperCase();
  });
  return new URL('http://x' + unescaped).pathname.replace(/\/{2,}/g, '/');
}

export class Contract {
  constructor(file) {
    this.document = parse(readFileSync(file, 'utf8'));
    this.ajv = new Ajv2020({strict: false, allErrors: false});
    addFormats(this.ajv);
    this.ajv.addSchema(this.document, 'contract');
    this.checks = new Map();
    this.operations = Object.entries(this.document.paths).flatMap(([template, methods]) =>
      METHODS.filter(method => methods[method]).map(method => ({
        template,
        method: method.toUpperCase(),
        id: methods[method].operationId,
        contract: methods[method],
        pointer: `/paths/${template.replaceAll('~', '~0').replaceAll('/', '~1')}/${method}`,
        parameters: (methods[method].parameters ?? []).map(parameter => this.resolve(parameter)),
        body: methods[method].requestBody?.content['application/json'].schema,
        pattern: new RegExp(
          '^' + template.replace(/\{\w+\}/g, '[^/]+') + (template.startsWith('/api/v1/') ? '' : '/?') + '$',
        ),
      })),
    );
  }

  resolve(schema) {
    if (!schema?.$ref) return schema;
    const {$ref, ...more} = schema;
    return {...this.resolve(this.at($ref.slice(1))), ...more};
  }

  at(pointer) {
    return pointer
      .split('/')
      .slice(1)
      .reduce((node, key) => node[key.replaceAll('~1', '/').replaceAll('~0', '~')], this.document);
  }

  // Literal segments win over parameters, as in the contract's own description.
  operation(method, path) {
    const there = this.operations.filter(operation => operation.pattern.test(path));
    const braces = operation => operation.pattern.source.split('[^/]+').length;
    const fewest = Math.min(...there.map(braces));
    return there.find(operation => operation.method === method && braces(operation) === fewest);
  }

  // What is wrong with an answer, null for nothing.
  objection({method, path}, answer) {
    // What the contract promises and nobody serves yet says so, and is listed when a node starts.
    const toCome = answer.status === 501 && / is not served( yet)?/.test(answer.text);
    // The original's own answer to whom wants to log in without voice; listed in docs/dialects.md.
    const noVoice = answer.status === 503 && /Interaction server connection is not opened/.test(answer.text);
    if (answer.status >= 500 && !toCome && !noVoice) return `status ${answer.status}`;
    if (INSIDES.test(answer.text)) return 'the answer shows insides';
    const bare = plain(path.split(/[?#]/)[0]);
    // An answer to OPTIONS is the browser's business and has no body; one to HEAD never has.
    if (method === 'OPTIONS' && answer.status < 300) return null;
    const bodyless = method === 'HEAD';
    const correlation = answer.headers['x-correlation-id'];
    if (!/^[A-Za-z0-9._-]{1,64}$/.test(correlation ?? '')) return `X-Correlation-Id: ${correlation}`;
    const type = answer.headers['content-type'] ?? '';
    const found = this.operation(method === 'HEAD' ? 'GET' : method, bare);
    // Lines for other programs have no schema.
    if (type.startsWith('text/plain') && found?.contract.responses[answer.status]?.content?.['text/plain']) return null;
    if (!/^application\/json(;charset=UTF-8)?$/.test(type)) return `Content-Type: ${answer.headers['content-type']}`;
    if (answer.status === 405 && !answer.headers.allow) return 'a 405 without Allow';
    if (bodyless) return null;
    let body;
    try {
      body = JSON.parse(answer.text);
    } catch (broken) {
      return `not JSON: ${broken.message}`;
    }
    const operation = this.operation(method, bare);
    if (!operation) {
      if (answer.status < 400) return `status ${answer.status} where the contract has nothing`;
      return this.misfit(this.errorShape(bare), body);
    }
    let pointer = `${operation.pointer}/responses/${answer.status}`;
    const promised = operation.contract.responses[answer.status];
    if (!promised) return `status ${answer.status} is not in the contract of ${operation.id}`;
    if (promised.$ref) pointer = promised.$ref.slice(1);
    for (const [name, header] of Object.entries(this.resolve(promised).headers ?? {})) {
      const value = answer.headers[name.toLowerCase()];
      if (value === undefined && this.resolve(header).required) return `${name} is missing`;
    }
    return this.misfit(`${pointer}/content/application~1json/schema`, body);
  }

  errorShape(path) {
    if (path.startsWith('/api/v1/')) return '/components/schemas/TenantError';
    if (path.startsWith('/ops/')) return '/components/schemas/OpsProblem';
    if (path.startsWith('/api/v2/')) return '/components/schemas/GenesysError';
    return null;
  }

  misfit(pointer, body) {
    if (!pointer) {
      const fields = Object.keys(body);
      return fields.length === 1 && typeof body.error === 'string' ? null : 'not an error of the place that is none';
    }
    if (!this.checks.has(pointer)) {
      const fragment = pointer.split('/').map(encodeURIComponent).join('/');
      this.checks.set(pointer, this.ajv.compile({$ref: `contract#${fragment}`}));
    }
    const check = this.checks.get(pointer);
    return check(body) ? null : 'outside the schema: ' + this.ajv.errorsText(check.errors);
  }
}
