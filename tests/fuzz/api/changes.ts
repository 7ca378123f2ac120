import { type Random } from '#tests/support/random.ts';
import { GZIP_BOMB, HOSTILE_TEXTS, PLANTED_SECRET, UNASKED_FIELDS, deeplyNested, hostileValue } from './hostile.ts';
import { type Asked, encodeText, pathOf } from './request.ts';

type Change = (asked: Asked, random: Random) => Partial<Asked> | undefined;

const DEEP = 'deep nesting';

/** What is done to a sound request; each gives undefined where the request has nothing that it could be done to. */
const CHANGES: readonly [readonly [string, Change], ...(readonly [string, Change])[]] = [
  ['a value of the body', changeValue],
  ['a value of the body', changeValue],
  ['a value of the body', changeValue],
  ['a field too many', addField],
  ['a field too few', dropField],
  ['a reserved key', (asked, random) => rawBody(asked, reservedKey(asked, random))],
  ['a key twice', (asked) => rawBody(asked, keyTwice(asked))],
  ['a number beyond all', (asked, random) => rawBody(asked, wildNumber(asked, random))],
  ['a lone surrogate', (asked) => rawBody(asked, textOf(asked)?.replace(/"([^"]*)"(?=[,}\]])/u, '"\\ud800$1"'))],
  [DEEP, (asked, random) => rawBody(asked, nested(asked, random))],
  ['broken JSON', brokenJson],
  ['broken bytes', brokenBytes],
  [
    'another body',
    (asked, random) => rawBody(asked, random.pick(['', 'null', '[]', '""', '0', 'true', '{}', '\ufeff{}'])),
  ],
  [
    'a long body',
    (asked, random) => rawBody(asked, JSON.stringify({ x: 'x'.repeat(random.pick([100_000, 1_100_000])) })),
  ],
  ['another media type', otherMediaType],
  ['another encoding', otherEncoding],
  ['a hostile parameter', changeParam],
  ['a hostile path', changePath],
  ['a hostile query', changeQuery],
  ['a query twice', ({ query }) => (query.length === 0 ? undefined : { query: [...query, ...query] })],
  ['an operator in the query', operatorInQuery],
  ['another method', (_asked, random) => ({ method: random.pick(METHODS) })],
  ['a hostile header', changeHeader],
  ['a token of nobody', (_asked, random) => ({ persona: 'nobody', headers: { authorization: random.pick(TOKENS) } })],
];

/** A sound request with one or two things wrong. */
export function changed(asked: Asked, random: Random): Asked {
  const once = changedOnce(asked, random);
  // What is nested so deep can be sent, but neither read nor written again.
  return random.below(5) === 0 && once.change !== DEEP ? changedOnce(once, random) : once;
}

function changedOnce(asked: Asked, random: Random): Asked {
  for (;;) {
    const [name, change] = random.pick(CHANGES);
    const part = change(asked, random);
    if (part === undefined) continue;
    const headers = { ...asked.headers, ...part.headers };
    const so = asked.change === undefined ? name : `${asked.change}, ${name}`;
    return { ...asked, ...part, headers, change: so };
  }
}

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'TRACE', 'PROPFIND'] as const;

const TOKENS = [
  'Bearer',
  'Bearer ',
  `Bearer ${PLANTED_SECRET}`,
  `Basic ${Buffer.from(`admin:${PLANTED_SECRET}`).toString('base64')}`,
  // The header and claims of a token without signature.
  'Bearer eyJhbGciOiJub25lIiwidHlwIjoiSldUIn0.eyJzdWIiOiIwMDAwMDAwMC0wMDAwLTQwMDAtODAwMC0wMDAwMDAwMDAxMDkifQ.',
  `Bearer ${'x'.repeat(6000)}`,
  'Bearer null',
  'Bearer ../../etc/passwd',
  'bearer\tx',
] as const;

function textOf({ body }: Asked): string | undefined {
  return body?.toString('utf8');
}

function rawBody({ body }: Asked, text: string | undefined): Partial<Asked> | undefined {
  return body === undefined || text === undefined ? undefined : { body: Buffer.from(text) };
}

/** The body as JSON; undefined where it is none. */
function jsonOf(asked: Asked): unknown {
  const text = textOf(asked);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function changeValue(asked: Asked, random: Random): Partial<Asked> | undefined {
  const json = jsonOf(asked);
  return json === undefined
    ? undefined
    : rawBody(asked, JSON.stringify(withinOf(json, random, () => hostileValue(random))));
}

/** A copy in which one value somewhere is another. */
function withinOf(value: unknown, random: Random, other: (value: unknown) => unknown): unknown {
  const keys = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  if (keys.length === 0 || random.below(4) === 0) return other(value);
  const key = keys[random.below(keys.length)] ?? '';
  if (Array.isArray(value)) {
    return value.map((inner: unknown, at) => (String(at) === key ? withinOf(inner, random, other) : inner));
  }
  return Object.fromEntries(
    Object.entries(value as object).map(([name, inner]: [string, unknown]) => [
      name,
      name === key ? withinOf(inner, random, other) : inner,
    ]),
  );
}

function addField(asked: Asked, random: Random): Partial<Asked> | undefined {
  const json = jsonOf(asked);
  if (typeof json !== 'object' || json === null) return undefined;
  const names = Object.keys(UNASKED_FIELDS);
  const name = names[random.below(names.length)] ?? 'role';
  return rawBody(asked, JSON.stringify({ ...json, [name]: UNASKED_FIELDS[name] }));
}

function dropField(asked: Asked, random: Random): Partial<Asked> | undefined {
  const json = jsonOf(asked);
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return undefined;
  const names = Object.keys(json);
  const dropped = names[random.below(names.length)];
  return rawBody(asked, JSON.stringify(Object.fromEntries(Object.entries(json).filter(([name]) => name !== dropped))));
}

function reservedKey(asked: Asked, random: Random): string | undefined {
  const key = random.pick(['__proto__', 'constructor', 'prototype', '\\u005f_proto__']);
  return textOf(asked)?.replace('{', `{"${key}":{"isAdmin":true,"prototype":{"isAdmin":true}},`);
}

function keyTwice(asked: Asked): string | undefined {
  const [, pair] = /\{("[^"]+":[^,{}[\]]+)[,}]/u.exec(textOf(asked) ?? '') ?? [];
  return pair === undefined ? undefined : textOf(asked)?.replace('{', `{${pair},`);
}

function wildNumber(asked: Asked, random: Random): string | undefined {
  const wild = random.pick([
    '1e400',
    '-1e400',
    '-0',
    '9007199254740993',
    '1e-400',
    'NaN',
    'Infinity',
    '0x1',
    '01',
    '1.',
  ]);
  const text = textOf(asked);
  return text !== undefined && /:\d/u.test(text) ? text.replace(/:-?[\d.]+/u, `:${wild}`) : undefined;
}

function nested(asked: Asked, random: Random): string | undefined {
  const deep = deeplyNested(random);
  return random.below(2) === 0 ? deep : textOf(asked)?.replace(/:[^,{}[\]]+/u, `:${deep}`);
}

function brokenJson(asked: Asked, random: Random): Partial<Asked> | undefined {
  const text = textOf(asked);
  if (text === undefined || text.length < 2) return undefined;
  const at = random.below(text.length);
  return random.below(2) === 0
    ? rawBody(asked, text.slice(0, at))
    : rawBody(asked, `${text.slice(0, at)}${random.pick(['"', '{', ',', '\u0000', '\\', "'"])}${text.slice(at)}`);
}

function brokenBytes({ body }: Asked, random: Random): Partial<Asked> | undefined {
  if (body === undefined || body.length === 0) return undefined;
  const bytes = Buffer.from(body);
  bytes[random.below(bytes.length)] = random.pick([0xff, 0xc0, 0x80, 0xed, 0x00]);
  return { body: bytes };
}

const MEDIA_TYPES = [
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'multipart/form-data',
  'application/xml',
  'application/json; charset=utf-16',
  'application/json; charset=nonsense',
  'application/json;;;',
  'application/jsonx',
  '*/*',
  'x',
] as const;

function otherMediaType({ body }: Asked, random: Random): Partial<Asked> | undefined {
  return body === undefined ? undefined : { headers: { 'content-type': random.pick(MEDIA_TYPES) } };
}

function otherEncoding({ body }: Asked, random: Random): Partial<Asked> | undefined {
  if (body === undefined) return undefined;
  if (random.below(12) === 0) return { body: GZIP_BOMB, headers: { 'content-encoding': 'gzip' } };
  return {
    headers: { 'content-encoding': random.pick(['gzip', 'br', 'deflate', 'zstd', 'gzip, gzip', 'identity', 'x']) },
  };
}

function changeParam({ params }: Asked, random: Random): Partial<Asked> | undefined {
  const names = Object.keys(params);
  const name = names[random.below(names.length)];
  // An empty one or a point would be another path.
  const text = random.pick(HOSTILE_TEXTS).slice(0, 2000);
  return name === undefined || text === '' ? undefined : { params: { ...params, [name]: text } };
}

function changePath(asked: Asked, random: Random): Partial<Asked> {
  const path = pathOf(asked);
  const tail = random.pick([
    '/',
    '//',
    '/..',
    '/../..',
    '/%2e%2e/',
    '%',
    '%00',
    '%ff',
    '%c0%ae',
    '.json',
    '/x',
    ';a=b',
    '\\',
    '*',
  ]);
  return { rawPath: `${path}${tail}` };
}

function changeQuery({ query, operation }: Asked, random: Random): Partial<Asked> {
  const names = operation.parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name);
  const name =
    names[random.below(names.length + 1)] ??
    random.pick(['x', 'limit', 'role', '__proto__', 'constructor', 'toString']);
  return {
    query: [
      ...query.filter((pair) => !pair.startsWith(`${name}=`)),
      `${name}=${encodeText(random.pick(HOSTILE_TEXTS))}`,
    ],
  };
}

function operatorInQuery({ query, operation }: Asked, random: Random): Partial<Asked> {
  const names = operation.parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name);
  const name = names[random.below(names.length + 1)] ?? 'id';
  const form = random.pick([
    '[$ne]=1',
    '[]=1',
    '[__proto__][x]=1',
    '[a][b][c]=1',
    '.$gt=',
    '%5B%24gt%5D=',
    '=%',
    '=%ff',
    '&&=',
    '',
  ]);
  return { query: [...query, `${name}${form}`] };
}

const HEADERS: readonly [readonly [string, string], ...(readonly [string, string])[]] = [
  ['if-match', '*'],
  ['if-match', '"0"'],
  ['if-match', 'W/"1"'],
  ['if-match', '"1", "2"'],
  ['if-match', `"${'9'.repeat(40)}"`],
  ['if-none-match', '*'],
  ['idempotency-key', ''],
  ['idempotency-key', 'x'.repeat(3000)],
  ['idempotency-key', '{"$gt":""}'],
  ['accept', 'application/xml'],
  ['accept', '*/*;q=x'],
  ['accept-language', 'zh-CN;q=99,,,;'],
  ['accept-encoding', 'br;q=x, zip'],
  ['x-forwarded-for', '203.0.113.9, <script>'],
  ['x-forwarded-proto', 'https'],
  ['x-forwarded-host', 'evil.example'],
  ['host', 'evil.example'],
  ['x-http-method-override', 'DELETE'],
  ['x-request-id', 'x\tinjected'],
  ['user-agent', '{"level":60}\t${jndi:ldap://x}'],
  ['cookie', `parkfit-local=${PLANTED_SECRET}; __Host-parkfit=${PLANTED_SECRET}; =; ;;a`],
  ['cookie', '__proto__=1; constructor=2'],
  ['origin', 'https://evil.example'],
  ['origin', 'null'],
  ['sec-fetch-site', 'cross-site'],
  ['range', 'bytes=0-1,2-3,5-'],
  ['expect', '100-continue'],
  ['upgrade-insecure-requests', '1'],
  ['if-modified-since', 'never'],
  ['x-long', 'x'.repeat(8000)],
];

function changeHeader(_asked: Asked, random: Random): Partial<Asked> {
  const [name, value] = random.pick(HEADERS);
  return { headers: { [name]: value } };
}
