import { z } from 'zod';

/** A JSON Schema as zod writes it, as far as an example needs to know it. */
type Schema = Readonly<Record<string, unknown>>;

/** Texts of which the first that a pattern lets through is the example. */
const TEXTS = [
  'ps-accel',
  'Example',
  '2026-11-22',
  'a',
  'A1',
  'S01',
  '2027Q1',
  '440310',
  '13800138000',
  '1.0.0',
  'ps-incentives/clause-1',
  'q1w2e3r4t5y6u7i8o9p0a1s2d3f4g5h6j7k8l9z0x1c',
  '0',
  '"1"',
];

const BY_FORMAT: Readonly<Record<string, string>> = {
  uuid: '00000000-0000-4000-8000-0000000000c1',
  email: 'li.na@example.com',
  date: '2026-11-22',
  'date-time': '2026-11-22T08:00:00.000Z',
  uri: 'https://example.com/',
  binary: '(the bytes of the file)',
};

/** One of the least values that a schema lets through, for somebody to see what it looks like; what is optional is left out. */
export function exampleOf(schema: z.ZodType, io: 'input' | 'output'): unknown {
  const whole = z.toJSONSchema(schema, { io, unrepresentable: 'any', cycles: 'ref' }) as Schema;
  return createExample(whole)(whole, 0);
}

/** Deeper than this a schema that holds itself is cut off. */
const DEPTH_MAX = 12;

function createExample(whole: Schema): (node: Schema, depth: number) => unknown {
  const of = (node: Schema, depth: number): unknown => {
    if (depth > DEPTH_MAX) return null;
    const given = givenBy(node);
    if (given !== undefined) return given.value;
    const reference = node['$ref'];
    if (typeof reference === 'string') return of(resolve(whole, reference), depth + 1);
    const choice = firstOf(node['anyOf']) ?? firstOf(node['oneOf']);
    if (choice !== undefined) return of(choice, depth + 1);
    const parts = schemasIn(node['allOf']);
    if (parts.length > 0) return Object.assign({}, ...parts.map((part) => of(part, depth + 1)));
    return byType(node, (inner) => of(inner, depth + 1));
  };
  return of;
}

function givenBy(node: Schema): { readonly value: unknown } | undefined {
  if ('const' in node) return { value: node['const'] };
  if ('default' in node) return { value: node['default'] };
  const { examples, enum: options } = node;
  const all: unknown[] = Array.isArray(examples) ? examples : Array.isArray(options) ? options : [];
  return all.length === 0 ? undefined : { value: all[0] };
}

function byType(node: Schema, of: (node: Schema) => unknown): unknown {
  switch (node['type']) {
    case 'object':
      return objectOf(node, of);
    case 'array':
      return arrayOf(node, of);
    case 'string':
      return textOf(node);
    case 'number':
    case 'integer':
      return numberOf(node);
    case 'boolean':
      return true;
    default:
      return null;
  }
}

function objectOf({ properties, required }: Schema, of: (node: Schema) => unknown): object {
  const names: unknown[] = Array.isArray(required) ? required : [];
  const known = isSchema(properties) ? Object.entries(properties) : [];
  return Object.fromEntries(
    known.flatMap(([name, node]) => (names.includes(name) && isSchema(node) ? [[name, of(node)]] : [])),
  );
}

function arrayOf({ items, prefixItems, minItems, maxItems }: Schema, of: (node: Schema) => unknown): unknown[] {
  const first = schemasIn(prefixItems);
  if (first.length > 0) return first.map(of);
  const count = maxItems === 0 ? 0 : Math.max(1, typeof minItems === 'number' ? minItems : 1);
  return isSchema(items) ? Array.from({ length: count }, () => of(items)) : [];
}

function textOf({ format, pattern, minLength = 0, maxLength = Infinity }: Schema): string {
  const known = BY_FORMAT[String(format)];
  if (known !== undefined) return known;
  const expression = typeof pattern === 'string' ? new RegExp(pattern, 'u') : /^/u;
  const isFit = (text: string): boolean =>
    expression.test(text) && text.length >= Number(minLength) && text.length <= Number(maxLength);
  return TEXTS.find(isFit) ?? 'x'.repeat(Number(minLength));
}

function numberOf({ minimum, exclusiveMinimum, maximum }: Schema): number {
  const least = typeof exclusiveMinimum === 'number' ? exclusiveMinimum + 1 : Number(minimum ?? 1);
  return Math.min(Math.max(least, Math.min(1, least + 1)), Number(maximum ?? Infinity));
}

/** One that holds no other schemas by reference, where there is one: those may hold this one again. */
function firstOf(options: unknown): Schema | undefined {
  const all = schemasIn(options).filter(({ type }) => type !== 'null');
  return all.find((one) => !JSON.stringify(one).includes('"$ref"')) ?? all[0];
}

function schemasIn(value: unknown): Schema[] {
  return Array.isArray(value) ? value.filter(isSchema) : [];
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A reference within the schema itself, as `#/$defs/…`. */
function resolve(whole: Schema, reference: string): Schema {
  const found = reference
    .split('/')
    .slice(1)
    .reduce<unknown>((at, name) => (isSchema(at) ? at[name] : undefined), whole);
  return isSchema(found) ? found : {};
}
