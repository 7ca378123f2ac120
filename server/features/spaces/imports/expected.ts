import { z } from 'zod';

/** What a cell must hold for the given schema, in words: `a number above 0 and at most 100, or -`. */
export function expected(schema: z.ZodType): string {
  return wordsOf(JsonSchema.parse(z.toJSONSchema(schema, { unrepresentable: 'any' })));
}

/** As much of JSON Schema as the columns of spaces use. */
interface JsonSchema {
  readonly anyOf?: readonly JsonSchema[] | undefined;
  readonly const?: unknown;
  readonly enum?: readonly unknown[] | undefined;
  readonly type?: string | undefined;
  readonly format?: string | undefined;
  readonly items?: JsonSchema | undefined;
  readonly exclusiveMinimum?: number | undefined;
  readonly minimum?: number | undefined;
  readonly maximum?: number | undefined;
  readonly maxLength?: number | undefined;
}

const JsonSchema: z.ZodType<JsonSchema> = z.lazy(() =>
  z.looseObject({
    anyOf: z.array(JsonSchema).optional(),
    enum: z.array(z.unknown()).optional(),
    type: z.string().optional(),
    format: z.string().optional(),
    items: JsonSchema.optional(),
    exclusiveMinimum: z.number().optional(),
    minimum: z.number().optional(),
    maximum: z.number().optional(),
    maxLength: z.number().optional(),
  }),
);

function wordsOf(schema: JsonSchema): string {
  if (schema.anyOf !== undefined) return schema.anyOf.map(wordsOf).join(', or ');
  if (schema.const !== undefined) return cellOf(schema.const);
  if (schema.enum !== undefined) return `one of ${schema.enum.map(cellOf).join(', ')}`;
  if (schema.items !== undefined) return `${wordsOf(schema.items)} (several joined by ;)`;
  if (schema.format === 'date') return 'a day as 2027-03-31';
  if (schema.type === 'string') return textWords(schema);
  return numberWords(schema);
}

/** `none` is written as a hyphen in a file. */
function cellOf(value: unknown): string {
  return value === 'none' ? '-' : String(value);
}

function textWords({ maxLength }: JsonSchema): string {
  return maxLength === undefined ? 'text' : `text of at most ${maxLength} characters`;
}

function numberWords({ type, exclusiveMinimum, minimum, maximum }: JsonSchema): string {
  const bounds = [
    ...(exclusiveMinimum === undefined ? [] : [`above ${exclusiveMinimum}`]),
    ...(minimum === undefined ? [] : [`at least ${minimum}`]),
    ...(maximum === undefined ? [] : [`at most ${maximum}`]),
  ];
  const number = type === 'integer' ? 'a whole number' : 'a number';
  return bounds.length === 0 ? number : `${number} ${bounds.join(' and ')}`;
}
