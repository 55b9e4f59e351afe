// Bodies: as the schema of a request has them, then bent or broken. All are fast-check arbitraries, so a seed repeats them.
import fc from 'fast-check';

// What only the running gateway knows stays a mark until the request is sent.
export const live = kind => fc.nat(1000).map(n => ({$live: kind, n}));

const NUMBERS = [
  '15001', '15002', '15003', '1001', '1002', '1003', '+3212345671', '+3223456780', '+3221234567', '9165550104',
  '9165550001', '9165550002', '9165550003', '9165550004', '9165550005', '9165550006', '9165550007', '911', '112',
  '0032 12345678', '+32 123-45 678', '+3236548290', '+32470123456', '5', '+32a', '32+1', '++32', '+', ' ', '*31#',
  'tel:+3212345678', 'sip:1001@foo', '1'.repeat(64), '١٢٣٤', '1001\u0000', '+1 (916) 555-0104',
];
const number = fc.oneof({arbitrary: fc.constantFrom(...NUMBERS.slice(0, 10)), weight: 9}, fc.constantFrom(...NUMBERS));

// Fields that a random text would never fill with sense.
const KNOWN = {
  phoneNumber: number,
  callingPhoneNumber: fc.oneof(number, fc.constantFrom('+32470123456', '1001')),
  participant: number,
  transferCallId: live('half'),
  otherCallUri: live('callUri'),
  consultCallUri: live('callUri'),
  callUri: live('callUri'),
  callUuid: live('call'),
  targetDeviceUri: live('deviceUri'),
  devicePath: live('devicePath'),
  place: live('device'),
  username: fc.constantFrom('foouser', 'agent1', 'nobody-there', 'foouser@foo', 'x@y@z'),
  password: fc.constantFrom('hookswitch', 'hookswitch', 'hookswitch', 'hookswitch', 'hookswitch', 'wrong'),
  channels: fc.constantFrom(['voice'], ['voice', 'chat'], ['nonsense']),
};
const STATES = [
  'Ready', 'NotReady', 'AfterCallWork', 'Logout', 'Login', 'DoNotDisturbOn', 'DoNotDisturbOff',
  'StartContactCenterSession', 'EndContactCenterSession', 'Offline',
];

export class Bodies {
  constructor(contract) {
    this.contract = contract;
    this.made = new Map();
  }

  // What an operation may be sent.
  of(operation) {
    if (!operation.body) return fc.oneof({arbitrary: fc.constant(''), weight: 6}, spoiled(fc.constant({})));
    if (!this.made.has(operation.id)) this.made.set(operation.id, this.make(operation));
    return this.made.get(operation.id);
  }

  make(operation) {
    let valid = this.value(operation.body, operation.id);
    if (operation.id === 'genesysNotifications' || operation.id === 'genesysNotificationsByType') valid = bayeux;
    if (operation.method === 'GET') valid = fc.oneof(fc.constant(''), valid);
    const text = valid.map(value => (value === '' ? value : {json: value}));
    return fc.oneof({arbitrary: text, weight: 6}, {arbitrary: spoiled(valid), weight: 4});
  }

  value(given, name) {
    const schema = this.contract.resolve(given);
    if (KNOWN[name] && schema.type !== 'object') return fc.oneof({arbitrary: KNOWN[name], weight: 14}, this.plain(schema, name));
    return this.plain(schema, name);
  }

  plain(schema, name) {
    if (schema.const !== undefined) return fc.constant(schema.const);
    if (schema.enum) {
      const words = fc.constantFrom(...schema.enum);
      return name === 'operationName' && schema.enum.includes('Answer') ? fc.oneof(words, live('capability')) : words;
    }
    if (name === 'operationName') return fc.oneof(fc.constantFrom(...STATES), fc.stringMatching(/^[A-Za-z][A-Za-z0-9_-]{0,12}$/));
    const types = [schema.type ?? 'string'].flat();
    return fc.oneof(...types.map(type => this.typed(type, schema)));
  }

  typed(type, schema) {
    switch (type) {
      case 'string':
        return string(schema);
      case 'integer':
        return fc.oneof(fc.nat(3), fc.integer({min: schema.minimum ?? -9, max: Math.min(schema.maximum ?? 2 ** 40, 2 ** 31 - 1)}));
      case 'number':
        return fc.double({noNaN: true, noDefaultInfinity: true});
      case 'boolean':
        return fc.boolean();
      case 'array':
        return fc.array(schema.items ? this.value(schema.items) : fc.jsonValue({maxDepth: 2}), {
          minLength: schema.minItems ?? 0,
          maxLength: Math.min(schema.maxItems ?? 3, 3),
        });
      default:
        return this.object(schema);
    }
  }

  object(schema) {
    const known = Object.entries(schema.properties ?? {}).map(([name, property]) => [name, this.value(property, name)]);
    const required = new Set(schema.required ?? []);
    // What some operation needs is mostly there, the rest mostly not: else hardly a body would be right as a whole.
    const needed = new Set((schema.allOf ?? []).flatMap(one => one.then?.required ?? []));
    const maybe = (name, value) => {
      const [there, absent] = needed.has(name) ? [6, 1] : [1, 5];
      return fc.oneof({arbitrary: value, weight: there}, {arbitrary: fc.constant(undefined), weight: absent});
    };
    const shaped = fc
      .tuple(...known.map(([name, value]) => (required.has(name) ? value : maybe(name, value))))
      .map(values => Object.fromEntries(known.map(([name], at) => [name, values[at]]).filter(([, value]) => value !== undefined)));
    if (known.length || schema.additionalProperties === undefined) return shaped;
    return fc.dictionary(fc.string({minLength: 1, maxLength: 12, unit: 'grapheme'}), fc.jsonValue({maxDepth: 2}), {maxKeys: 5});
  }
}

function string(schema) {
  const max = schema.maxLength ?? 40;
  const min = schema.minLength ?? 0;
  if (schema.pattern) return fc.stringMatching(new RegExp(schema.pattern)).map(text => text.slice(0, max) || '1');
  return fc.oneof(
    {arbitrary: fc.string({minLength: min, maxLength: Math.min(max, 20)}), weight: 12},
    fc.string({minLength: min, maxLength: Math.min(max, 20), unit: 'binary'}),
    fc.string({minLength: min, maxLength: Math.min(max, 20), unit: 'grapheme'}),
    fc.constant('x'.repeat(max)),
    fc.constant('x'.repeat(max + 1)),
    fc.constant('\u{1F4DE}'.repeat(Math.ceil(max / 2))),
  );
}

// The long poll is told to come back at once, or the tests would wait for it.
const message = fc.record(
  {
    channel: fc.constantFrom(
      '/meta/handshake', '/meta/connect', '/meta/subscribe', '/meta/unsubscribe', '/meta/disconnect', '/meta/',
      '/v2/me/calls', '/v2/me/*', '/v2/**', '', 'x',
    ),
    version: fc.constantFrom('1.0', '0', 'x', 7),
    supportedConnectionTypes: fc.constantFrom(['long-polling'], [], 'long-polling', [7]),
    connectionType: fc.constantFrom('long-polling', 'websocket', '', 0),
    clientId: fc.oneof(live('clientId'), fc.string()),
    subscription: fc.constantFrom('/v2/me/calls', '/v2/me/*', '/v2/**', '/**', 'x', ['/v2/me/calls', '/v2/me/devices'], null, {}),
    id: fc.constantFrom('1', 2, null, {}),
    data: fc.jsonValue({maxDepth: 2}),
    ext: fc.constantFrom({}, {ack: true}, {hookswitch: {epoch: 'x', offset: -1}}, {hookswitch: 7}, 7, null),
    advice: fc.constant({timeout: 0}),
  },
  {requiredKeys: ['channel', 'advice']},
);
const bayeux = fc.oneof({arbitrary: fc.array(message, {minLength: 1, maxLength: 3}), weight: 3}, message);

const EXTRA = ['__proto__', 'constructor', '', '$ref', 'id', '\u0000', '\u{1F4DE}', 'x'.repeat(300), 'operationname', 'Action'];

// Still JSON, but not what was asked for.
const bends = fc.oneof(
  fc.record({do: fc.constant('drop'), n: fc.nat(20)}),
  fc.record({do: fc.constant('put'), n: fc.nat(20), value: fc.jsonValue({maxDepth: 3})}),
  fc.record({do: fc.constant('put'), n: fc.nat(20), value: fc.constantFrom(null, '', 0, -1, 1e308, [], {}, true, '\ud800', '%00', "' OR 1=1 --", '${jndi:x}')}),
  fc.record({do: fc.constant('add'), name: fc.constantFrom(...EXTRA), value: fc.jsonValue({maxDepth: 3})}),
  fc.record({do: fc.constant('many'), n: fc.constantFrom(60, 70, 3000)}),
  fc.record({do: fc.constant('wrap'), n: fc.constantFrom(1, 30, 31, 32, 40, 500)}),
  fc.record({do: fc.constant('large'), n: fc.constantFrom(16_000, 17_000, 65_000, 70_000, 300_000)}),
  fc.record({do: fc.constant('replace'), value: fc.jsonValue({maxDepth: 4})}),
);

export function bend(value, how) {
  const isObject = value !== null && typeof value === 'object' && !Array.isArray(value);
  const copy = isObject ? {...value} : {value};
  const names = Object.keys(copy);
  const name = names[how.n % names.length] ?? 'x';
  switch (how.do) {
    case 'drop':
      delete copy[name];
      return copy;
    case 'put':
      return {...copy, [name]: how.value};
    case 'add':
      return {...copy, [how.name]: how.value};
    case 'many':
      for (let n = 0; n < how.n; n++) copy['f' + n] = n;
      return copy;
    case 'wrap': {
      let deep = 1;
      for (let n = 0; n < how.n; n++) deep = n % 2 ? [deep] : {userData: deep};
      return {...copy, userData: deep};
    }
    case 'large':
      return {...copy, userData: {large: 'x'.repeat(how.n)}, [name]: how.n % 2000 ? copy[name] : 'y'.repeat(how.n)};
    default:
      return how.value;
  }
}

// No longer JSON, or JSON in disguise.
const breaks = fc.oneof(
  fc.record({do: fc.constant('cut'), n: fc.nat(200)}),
  fc.record({do: fc.constant('flip'), n: fc.nat(200), byte: fc.nat(255)}),
  fc.record({do: fc.constant('append'), text: fc.constantFrom('}', ' {}', '\u0000', '/**/', ',', '\ufeff', 'null')}),
  fc.record({do: fc.constant('prepend'), text: fc.constantFrom('\ufeff', '//\n', ')]}\'', ' \n\t', '\u0000')}),
  fc.record({do: fc.constant('text'), text: fc.constantFrom('null', '7', '"x"', '[]', '[{}]', 'NaN', '{"a":1e999999}', '{"a":NaN}', "{'a':1}", '{"a":1,"a":2}', '{"a":"\\ud800"}', '{"a":"\\u00zz"}', '{"userData":{"a":' + '9'.repeat(2000) + '}}', '[' .repeat(60_000), '{"operationName":"Hangup","operationName":7}', ' ', '<a/>', 'a=b&c=d')}),
  fc.record({do: fc.constant('bytes'), bytes: fc.uint8Array({maxLength: 40})}),
);

const spoiled = valid =>
  fc.oneof(
    {arbitrary: fc.record({json: valid, bends: fc.array(bends, {minLength: 1, maxLength: 2})}), weight: 3},
    {arbitrary: fc.record({json: valid, breaks: breaks}), weight: 2},
  );

// The bytes of a body, once everything in it is known.
export function bytes(body, settle) {
  if (body === '') return Buffer.alloc(0);
  let value = settle(body.json);
  for (const how of body.bends ?? []) value = bend(value, how);
  const text = Buffer.from(JSON.stringify(value === undefined ? {} : value));
  const how = body.breaks;
  switch (how?.do) {
    case undefined:
      return text;
    case 'cut':
      return text.subarray(0, how.n % text.length);
    case 'flip':
      text[how.n % text.length] = how.byte;
      return text;
    case 'append':
      return Buffer.concat([text, Buffer.from(how.text)]);
    case 'prepend':
      return Buffer.concat([Buffer.from(how.text), text]);
    case 'bytes':
      return Buffer.from(how.bytes);
    default:
      return Buffer.from(how.text);
  }
}
