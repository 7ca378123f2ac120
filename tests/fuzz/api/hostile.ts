import { gzipSync } from 'node:zlib';
import { type Random } from '#tests/support/random.ts';

/** Marks whatever secret the fuzzer sends, so that it is found where it must not come out again. */
export const PLANTED_SECRET = 'planted-secret-4f1c';

/** Texts that have hurt somebody: of stores, shells, tables, headers, paths, patterns, and of Unicode. */
export const HOSTILE_TEXTS: readonly [string, ...string[]] = [
  '',
  ' ',
  '{"$gt":""}',
  '$where',
  "'; return true; var x='",
  '$ne',
  '__proto__',
  'constructor',
  'toString',
  '.*',
  '(a+)+$',
  '[',
  '(?<x>',
  'a'.repeat(60) + '!',
  '\\',
  '=HYPERLINK("http://x")',
  "=cmd|' /C calc'!A0",
  '+1+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  '../../../../etc/passwd',
  '..\\..\\windows\\win.ini',
  '/etc/passwd',
  'file:///etc/passwd',
  'http://169.254.169.254/latest/meta-data/',
  'x\r\nSet-Cookie: own=1',
  'x\nBcc: somebody@example.org',
  '%0d%0aX-Own: 1',
  'a\u0000b',
  '\u0000',
  '\u0007\u001b[31m',
  '\ud800',
  'x\udfff',
  '\ufeff',
  '\u202e0001',
  'e\u0301'.repeat(20),
  '😀'.repeat(30),
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '{{7*7}}',
  '${7*7}',
  'null',
  'undefined',
  'NaN',
  'Infinity',
  '1e309',
  '-0',
  '0x10',
  '9007199254740993',
  '99999999999999999999999999',
  '2026-02-30',
  '+275760-09-13',
  '0000-00-00',
  '00000000-0000-0000-0000-000000000000',
  'x'.repeat(5000),
  '地'.repeat(1500),
];

/** Values of every kind, for the place of any other. */
const HOSTILE_VALUES: readonly [unknown, ...unknown[]] = [
  null,
  true,
  false,
  0,
  -1,
  -0,
  0.1,
  1e308,
  -1e308,
  5e-324,
  2 ** 53,
  2 ** 31,
  [],
  [[]],
  [null],
  {},
  { $gt: '' },
  { $ne: null },
  { $where: 'sleep(1000)' },
  { $regex: '.*' },
  { $in: [1] },
  { 'a.b': 1 },
  { constructor: { prototype: { isAdmin: true } } },
  { toString: 1 },
  { length: 1e9 },
  { toJSON: 1 },
  { _bsontype: 'ObjectId', id: 'x' },
  { type: 'Buffer', data: [1] },
];

/** Fields that would give rights or overwrite what is not the sender's, were they taken over. */
export const UNASKED_FIELDS: Readonly<Record<string, unknown>> = {
  role: 'manager',
  isAdmin: true,
  admin: true,
  kind: 'platform',
  memberships: [{ organisationId: '00000000-0000-4000-8000-000000000001', role: 'manager' }],
  organisationId: '00000000-0000-4000-8000-0000000000c2',
  personId: '00000000-0000-4000-8000-000000000100',
  companyId: '00000000-0000-4000-8000-0000000000c2',
  createdBy: 'x',
  id: '00000000-0000-4000-8000-0000000000c2',
  _id: 'x',
  revision: 99,
  state: 'signed',
  demo: true,
  passwordHash: 'x',
  $set: { role: 'manager' },
  $where: '1',
};

/** A value of any kind that is probably not the one expected. */
export function hostileValue(random: Random): unknown {
  switch (random.below(3)) {
    case 0:
      return random.pick(HOSTILE_VALUES);
    case 1:
      return [random.pick(HOSTILE_TEXTS), random.pick(HOSTILE_VALUES)];
    default:
      return random.pick(HOSTILE_TEXTS);
  }
}

/** Nested so deep that whoever walks it by recursion runs out of stack; some only a little deeper than anything asked for. */
export function deeplyNested(random: Random): string {
  const depth = random.pick([33, 40, 200, 20_000]);
  return random.below(2) === 0
    ? `${'['.repeat(depth)}${']'.repeat(depth)}`
    : `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
}

/** 20 MB of a JSON text in 20 kB. */
export const GZIP_BOMB: Buffer = gzipSync(
  Buffer.concat([Buffer.from('"'), Buffer.alloc(20_000_000, 'x'), Buffer.from('"')]),
);
