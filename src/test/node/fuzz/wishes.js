// What to ask: an operation of the contract, as whom, at what, with which body and headers, and how the request is bent.
import fc from 'fast-check';
import {live} from './bodies.js';

// Operations that make or change calls come more often; a login costs the gateway a password check.
const WEIGHTS = {
  genesysOperateCall: 24, genesysDial: 10, genesysOperateDevice: 8, tenantStartCall: 10, tenantModifyCall: 20,
  tenantReleaseCall: 6, tenantListCalls: 8, tenantGetCall: 8, genesysListCalls: 8, genesysGetCall: 8,
  tenantLogin: 1, tenantLogout: 1, genesysOperateMe: 5, tenantCreateImrn: 6, tenantRetrieveCall: 5,
};

const odd = fc.oneof(
  fc.string({minLength: 1, maxLength: 20, unit: 'binary'}),
  fc.constantFrom('0', '-1', '..', '.', '*', '%', 'null', 'undefined', ' ', 'a/b', '\u0000', '\r\nX: y', '%2e%2e', '%252f', "'", '"', '<b>', '\u{1F4DE}', 'x'.repeat(64), 'x'.repeat(65), 'x'.repeat(3000), 'callhalf-1:0', 'callhalf-99999999999999999999:0', 'callhalf-1:99999', 'callhalf--1:0', '9'.repeat(40), '١'),
);

function parameter(operation, {name, schema}) {
  const real = (kind, ...others) => fc.oneof({arbitrary: live(kind), weight: 12}, ...others, fc.record({text: odd}));
  if (name === 'id' && operation.template.includes('/calls/')) return real('call', live('foreignCall'), live('oldCall'), live('bentCall'), live('half'));
  if (name === 'id' && operation.template.includes('/devices/')) return real('device', live('foreignDevice'), live('call'));
  if (name === 'id') return real('contact', live('device'));
  if (name === 'callId') return real('half', live('foreignHalf'), live('oldHalf'), live('bentHalf'), live('call'));
  if (schema.enum) return fc.oneof({arbitrary: fc.constantFrom(...schema.enum).map(text => ({text})), weight: 5}, fc.record({text: odd}));
  if (schema.type === 'integer') return fc.oneof(fc.nat(9), fc.integer(), fc.constantFrom(2 ** 31, 2 ** 53, 2 ** 63, 1e30, 1.5)).map(n => ({text: String(n)}));
  return fc.oneof(fc.constantFrom('demo', 'demo-campaign', 'x').map(text => ({text})), fc.record({text: odd}));
}

const target = fc.oneof(
  {arbitrary: fc.constant({whose: 'own'}), weight: 12},
  {arbitrary: fc.nat(1000).map(n => ({whose: 'any', n})), weight: 4},
  fc.record({whose: fc.constant('bent'), n: fc.nat(2), text: odd}),
);

const ANY = fc.oneof(
  fc.constantFrom('', '*', 'true', 'false', '1', '0', '-1', '1000', '1001', '99999999999', 'id', 'id,state', 'Ascending', 'x'.repeat(64), 'x'.repeat(600), ',', '\u0000', '\u{1F4DE}', 'NamesOrPhoneNumberMatches'),
  fc.string({maxLength: 12, unit: 'binary'}),
);

function query(operation) {
  const known = operation.parameters.filter(parameter => parameter.in === 'query').map(parameter => parameter.name);
  if (!known.length) return fc.oneof({arbitrary: fc.constant([]), weight: 9}, fc.array(fc.tuple(fc.constantFrom('x', 'id', '_method', ''), ANY), {maxLength: 2}));
  return fc.array(fc.tuple(fc.constantFrom(...known, ...known, 'x'), ANY), {maxLength: 3});
}

const label = fc.oneof(
  {arbitrary: fc.constant('application/json'), weight: 20},
  fc.constantFrom(null, '"application/json"', 'application/json; charset=utf-8', 'APPLICATION/JSON', 'application/json;', 'text/plain', 'application/xml', 'application/x-www-form-urlencoded', 'multipart/form-data', 'multipart/form-data; boundary=x', 'application/json, text/plain', 'application/json; charset=utf-16', ';', '/', 'x', 'application/' + 'x'.repeat(4000)),
);

const oddHeader = fc.constantFrom(
  ['X-Correlation-Id', 'mine-1.2_3'], ['X-Correlation-Id', 'x'.repeat(65)], ['X-Correlation-Id', 'a b"<'], ['X-Correlation-Id', ''],
  ['Accept', 'text/html'], ['Accept', 'application/xml;q=0'], ['Accept', '*'.repeat(500)], ['Accept-Encoding', 'gzip, deflate'],
  ['Accept-Language', 'zz'], ['Cookie', 'sessionid=;;=x; JSESSIONID="a'], ['Cookie', 'sessionid=' + 'x'.repeat(3000)], ['Origin', 'http://evil.example'],
  ['Origin', 'null'], ['Origin', ':::'], ['X-Forwarded-For', '::1, x, 10.0.0.1'], ['Forwarded', 'for="[::1'],
  ['X-Forwarded-Proto', 'javascript'], ['X-Forwarded-Host', 'evil.example'], ['Host', 'evil.example'], ['Host', 'a b'], ['Host', '"><b>'], ['Host', 'x:99999'],
  ['Host', '[::1]:8080'], ['Host', ''], ['X-HTTP-Method-Override', 'DELETE'], ['Expect', '100-continue'], ['Expect', 'x'], ['Range', 'bytes=0-1'],
  ['If-None-Match', '*'], ['If-Modified-Since', 'x'], ['Content-Encoding', 'gzip'], ['Upgrade', 'websocket'], ['Upgrade', 'h2c'], ['Connection', 'close'], ['TE', 'trailers'],
  ['X-Long', 'x'.repeat(6000)], ['X-Latin', 'caf\u00e9'], ['X-CSRF-TOKEN', 'x'.repeat(2000)], ['ContactCenterId', 'x'], ['Access-Control-Request-Method', 'PUT'],
);
const headers = fc.oneof({arbitrary: fc.constant([]), weight: 12}, {arbitrary: fc.array(oddHeader, {minLength: 1, maxLength: 2}), weight: 2});

const credential = fc.oneof(
  {arbitrary: fc.constant('session'), weight: 45},
  {arbitrary: fc.constant('token'), weight: 35},
  {arbitrary: fc.constant('basic'), weight: 2},
  {arbitrary: fc.constant('none'), weight: 3},
  {arbitrary: fc.constantFrom('wrong', 'Basic !!', 'Basic', 'Basic ' + Buffer.from(':').toString('base64'), 'Basic ' + Buffer.from('nocolon').toString('base64'), 'Basic //79', 'Bearer', 'Bearer x', 'Bearer a.b.c', 'Bearer ' + 'x'.repeat(5000), 'Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJmb291c2VyIn0.', 'Digest x', '', 'bentToken', 'otherCookie'), weight: 3},
);

const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS', 'TRACE', 'PROPFIND', 'LOCK'];
const bent = fc.oneof(
  {arbitrary: fc.constant(null), weight: 20},
  fc.record({method: fc.constantFrom(...METHODS)}),
  fc.record({
    path: fc.constantFrom(
      ['', '%zz'], ['', '%'], ['', '%00'], ['', '%ff'], ['', '/x'], ['', '//'], ['', '/..'], ['', '/../..'], ['', ';a=b'], ['', '?%zz'], ['', '?a=%ff'], ['', '?' + 'a=1&'.repeat(300)],
      ['', '?fields=%'], ['', '?=&&=='], ['', '#x'], ['', '%2f'], ['/api', '/API'], ['/api', '//api'], ['/api', '/./api'], ['/api', '/x/../api'], ['/api', '/%61pi'], ['/v', '/V'], ['/api/v', '/api/v9'], ['/api', ''], ['/$', ''], ['', '/' + 'x'.repeat(3000)], ['', '/' + 'x/'.repeat(800)], ['', '?x=' + 'x'.repeat(5000)],
      ['/calls', '/callz'], ['/me', '/you'], ['/', '%2f'],
    ),
  }),
);

// What is not HTTP, or only just; sent over a connection of its own.
export const LINES = [
  'FOO %p HTTP/1.1\r\nHost: x\r\n\r\n', 'get %p HTTP/1.1\r\nHost: x\r\n\r\n', 'GET %p HTTP/1.0\r\n\r\n', 'GET %p HTTP/9.9\r\nHost: x\r\n\r\n', 'GET %p\r\n\r\n', 'GET  HTTP/1.1\r\nHost: x\r\n\r\n',
  'GET http://evil.example%p HTTP/1.1\r\nHost: x\r\n\r\n', 'OPTIONS * HTTP/1.1\r\nHost: x\r\n\r\n', 'CONNECT x:1 HTTP/1.1\r\nHost: x\r\n\r\n', 'GET %p HTTP/1.1\r\n\r\n', 'GET %p HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n',
  'GET %p HTTP/1.1\r\nHost: x\r\nno colon\r\n\r\n', 'GET %p HTTP/1.1\r\nHost: x\r\n: empty\r\n\r\n', 'GET %p HTTP/1.1\nHost: x\n\n', 'GET %p HTTP/1.1\r\nHost: x\r\n folded: y\r\n\r\n', 'GET %p HTTP/1.1\r\nHost: x\r\nX: a\u0000b\r\n\r\n',
  'POST %p HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n', 'POST %p HTTP/1.1\r\nHost: x\r\nContent-Length: x\r\n\r\n', 'POST %p HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}', 'POST %p HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\n\r\n',
  'POST %p HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n0\r\n\r\n', 'POST %p HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n', 'POST %p HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: x\r\n\r\n', 'POST %p HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n2;x=y\r\n{}\r\n0\r\nA: b\r\n\r\n',
  'GET ' + '/x'.repeat(3000) + ' HTTP/1.1\r\nHost: x\r\n\r\n', 'GET %p HTTP/1.1\r\nHost: x\r\nX: ' + 'x'.repeat(20_000) + '\r\n\r\n', 'GET %p HTTP/1.1\r\nHost: x\r\n' + 'X: y\r\n'.repeat(3000) + '\r\n', '\u0016\u0003\u0001\u0002\u0000\u0001\u0000', '{}\r\n\r\n', '\r\n\r\nGET %p HTTP/1.1\r\nHost: x\r\n\r\n',
  'GET %p<> HTTP/1.1\r\nHost: x\r\n\r\n', 'GET %p?a b HTTP/1.1\r\nHost: x\r\n\r\n', 'GET %p\u00e9 HTTP/1.1\r\nHost: x\r\n\r\n', 'GET %p|{}^` HTTP/1.1\r\nHost: x\r\n\r\n', 'GET %p\\..\\x HTTP/1.1\r\nHost: x\r\n\r\n', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
  'GET %p HTTP/1.1\r\nHost: x\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAA\r\n\r\n', 'GET /api/v2/notifications HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 99\r\nSec-WebSocket-Key: x\r\n\r\n',
];

export function wishes(contract, bodies) {
  const each = contract.operations.map(operation => {
    const path = operation.parameters.filter(one => one.in === 'path' && !['tenant', 'group', 'user'].includes(one.name));
    return {
      weight: WEIGHTS[operation.id] ?? 2,
      arbitrary: fc.record({
        operation: fc.constant(operation),
        login: fc.nat(1000),
        credential,
        csrf: fc.oneof({arbitrary: fc.constant('right'), weight: 9}, fc.constant('none')),
        target,
        parameters: fc.record(Object.fromEntries(path.map(one => [one.name, parameter(operation, one)]))),
        query: query(operation),
        body: bodies.of(operation),
        label,
        headers,
        bent,
        line: fc.oneof({arbitrary: fc.constant(-1), weight: 60}, fc.nat(LINES.length - 1)),
      }),
    };
  });
  return fc.oneof(...each);
}
