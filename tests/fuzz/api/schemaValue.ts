import fc from 'fast-check';
import { type Random } from '#tests/support/random.ts';
import { type JsonSchema } from './operations.ts';
import { type Known } from './known.ts';
import { PLANTED_SECRET } from './hostile.ts';

/** What a value is drawn with. */
export interface Drawing {
  readonly random: Random;
  readonly known: Known;
  readonly schemas: Readonly<Record<string, JsonSchema>>;
  /** Organisation of whoever asks; absent where there is none. */
  readonly organisationId?: string;
}

/** Below this depth only what must be is drawn: schemas refer to themselves. */
const DEPTH_MAX = 6;

/** The value of a schema that stands under `name`, mostly one that the schema takes. */
export function valueOf(drawing: Drawing, schema: JsonSchema, { name = '', depth = 0 } = {}): unknown {
  const { random, schemas } = drawing;
  const within = (inner: JsonSchema = {}): unknown => valueOf(drawing, inner, { name, depth: depth + 1 });
  const choices = choicesOf(schema, schemas);
  const values = schema.const === undefined ? schema.enum : [schema.const];
  if (values !== undefined) return anyOf(random, values);
  if (choices !== undefined) return within(depth > DEPTH_MAX ? choices[0] : anyOf(random, choices));
  return ofType(drawing, schema, { name, depth });
}

/** The schemas of which a value takes one. */
function choicesOf(
  { $ref, anyOf: any, oneOf }: JsonSchema,
  schemas: Drawing['schemas'],
): readonly JsonSchema[] | undefined {
  return $ref === undefined ? (any ?? oneOf) : [schemas[$ref.split('/').at(-1) ?? ''] ?? {}];
}

function anyOf<Value>(random: Random, values: readonly Value[]): Value | undefined {
  return values[random.below(values.length)];
}

interface Place {
  readonly name: string;
  readonly depth: number;
}

type Make = (drawing: Drawing, schema: JsonSchema, place: Place) => unknown;

const BY_TYPE: Readonly<Record<string, Make>> = {
  string: (drawing, schema, { name }) => textOf(drawing, schema, name),
  integer: ({ random }, schema) => Math.round(numberOf(random, schema)),
  number: ({ random }, schema) =>
    random.below(3) === 0 ? Math.round(numberOf(random, schema)) : numberOf(random, schema),
  boolean: ({ random }) => random.below(2) === 0,
  array: listOf,
  object: objectOf,
  null: () => null,
};

function ofType(drawing: Drawing, schema: JsonSchema, place: Place): unknown {
  if (schema.allOf !== undefined) {
    return Object.assign({}, ...schema.allOf.map((part) => valueOf(drawing, part, place))) as unknown;
  }
  const types = typeof schema.type === 'string' ? [schema.type] : (schema.type ?? []);
  const make = BY_TYPE[anyOf(drawing.random, types) ?? ''];
  return make === undefined ? {} : make(drawing, schema, place);
}

/** Beyond this no number is drawn where no bound says more. */
const NUMBER_MAX = 1e12;

function numberOf(random: Random, schema: JsonSchema): number {
  const low = schema.minimum ?? (schema.exclusiveMinimum ?? -1) + 1;
  const high = Math.max(low, Math.min(schema.maximum ?? schema.exclusiveMaximum ?? low + 1000, NUMBER_MAX));
  return random.pick([low, high, ...Array.from({ length: 6 }, () => low + ((high - low) * random.below(1000)) / 1000)]);
}

function listOf(drawing: Drawing, schema: JsonSchema, { name, depth }: Place): unknown[] {
  const { random } = drawing;
  const inner = (item: JsonSchema): unknown =>
    valueOf(drawing, item, { name: name.replace(/s$/u, ''), depth: depth + 1 });
  if (schema.prefixItems !== undefined) return schema.prefixItems.map(inner);
  const least = schema.minItems ?? 0;
  const most = Math.min(schema.maxItems ?? 3, least + (depth > DEPTH_MAX ? 0 : 3));
  const length = least + random.below(most - least + 1);
  return Array.from({ length }, () => inner(schema.items ?? {}));
}

function objectOf(drawing: Drawing, schema: JsonSchema, { depth }: Place): Record<string, unknown> {
  const { random } = drawing;
  const required = new Set(schema.required);
  const entries = Object.entries(schema.properties ?? {})
    .filter(([key]) => required.has(key) || (depth <= DEPTH_MAX && random.below(3) === 0))
    .map(([key, inner]) => [key, valueOf(drawing, inner, { name: key, depth: depth + 1 })] as const);
  return Object.fromEntries([...entries, ...freeEntries(drawing, schema, depth)]);
}

function freeEntries(drawing: Drawing, schema: JsonSchema, depth: number): readonly (readonly [string, unknown])[] {
  const { additionalProperties: free, propertyNames } = schema;
  if (typeof free !== 'object' || depth > DEPTH_MAX) return [];
  return Array.from({ length: drawing.random.below(3) }, () => {
    const key = String(valueOf(drawing, { type: 'string', maxLength: 12, ...propertyNames }, { depth: depth + 1 }));
    return [key, valueOf(drawing, free, { name: key, depth: depth + 1 })] as const;
  });
}

/** Days and times around the time of the test's server. */
const DAYS = ['2026-11-22', '2026-12-01', '2027-03-01', '2028-02-29', '2020-01-01'] as const;

const BY_FORMAT: Readonly<Record<string, readonly [string, ...string[]]>> = {
  date: DAYS,
  'date-time': ['2026-11-22T08:00:00Z', '2027-01-01T00:00:00.000Z', '2020-01-01T00:00:00+08:00'],
  uuid: ['00000000-0000-4000-8000-0000000000ff', '6f1f0a52-3f5c-4c6e-9d5a-2d4d1c0b7a11'],
  email: ['fuzz@example.org', 'somebody@example.com', 'Ünï@example.org'],
  uri: ['https://example.org/x'],
};

const TEXTS = ['Somebody', '坪山生物', 'A note.', 'x', 'Line one\nline two', '13800138000', 'fit-out'] as const;

/** Names under which a secret is sent. */
const SECRET_NAMES = /password|token|secret|code/iu;

function textOf({ random, known }: Drawing, schema: JsonSchema, name: string): string {
  if (SECRET_NAMES.test(name)) return fitting(PLANTED_SECRET, schema);
  const told = random.below(4) === 0 ? undefined : known.pick(name, random);
  return told ?? fitting(random.pick(choiceOf(schema)), schema);
}

function choiceOf({ format = '', pattern }: JsonSchema): readonly [string, ...string[]] {
  return BY_FORMAT[format] ?? (pattern === undefined ? TEXTS : matching(pattern));
}

/** What has a format or a pattern is not lengthened or cut. */
function fitting(text: string, { format, pattern, minLength = 0, maxLength }: JsonSchema): string {
  return format === undefined && pattern === undefined ? text.padEnd(minLength, 'x').slice(0, maxLength) : text;
}

const samples = new Map<string, readonly [string, ...string[]]>();

/** Some texts of a pattern; drawn once, since that takes longer than a request. */
function matching(pattern: string): readonly [string, ...string[]] {
  const known = samples.get(pattern);
  if (known !== undefined) return known;
  const [first = '', ...rest] = fc.sample(arbitraryOf(pattern), { seed: 1, numRuns: 20 });
  const drawn = [first, ...rest] as const;
  samples.set(pattern, drawn);
  return drawn;
}

/** What fast-check cannot make of a pattern is any text. */
function arbitraryOf(pattern: string): fc.Arbitrary<string> {
  try {
    return fc.stringMatching(new RegExp(pattern, 'u'), { size: 'small' });
  } catch {
    return fc.string({ maxLength: 20 });
  }
}
