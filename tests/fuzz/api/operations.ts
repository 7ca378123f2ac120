import { z } from 'zod';

/** A JSON schema, as far as the generator of values reads it. */
export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | JsonSchema;
  readonly propertyNames?: JsonSchema;
  readonly items?: JsonSchema;
  readonly prefixItems?: readonly JsonSchema[];
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
}

/** A parameter of an operation. */
export interface Parameter {
  readonly in: 'path' | 'query' | 'header';
  readonly name: string;
  readonly required: boolean;
  readonly schema: JsonSchema;
}

/** An operation as the document describes it. */
export interface Operation {
  readonly id: string;
  readonly method: string;
  /** Below the prefix, parameters as `{name}`. */
  readonly path: string;
  readonly parameters: readonly Parameter[];
  /** By media type; absent where nothing is sent. */
  readonly bodies: Readonly<Record<string, JsonSchema>>;
  readonly statuses: ReadonlySet<number>;
}

/** All that the document says. */
export interface Api {
  readonly operations: readonly Operation[];
  readonly schemas: Readonly<Record<string, JsonSchema>>;
}

const Schema = z.custom<JsonSchema>((value) => typeof value === 'object' && value !== null);

const Parameter = z.object({
  in: z.enum(['path', 'query', 'header']),
  name: z.string(),
  required: z.boolean().default(false),
  schema: Schema,
});

/** What the document keeps once. */
const Reference = z.object({ $ref: z.string() });

const Document = z.object({
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        operationId: z.string(),
        parameters: z.array(z.union([Reference, Parameter])).default([]),
        requestBody: z.object({ content: z.record(z.string(), z.object({ schema: Schema })) }).optional(),
        responses: z.record(z.string(), z.unknown()),
      }),
    ),
  ),
  components: z.object({ schemas: z.record(z.string(), Schema), parameters: z.record(z.string(), Parameter) }),
});

/** Reads an OpenAPI 3.1 document. */
export function readApi(document: unknown): Api {
  const { paths, components } = Document.parse(document);
  const operations = Object.entries(paths).flatMap(([path, byMethod]) =>
    Object.entries(byMethod).map(([method, { operationId, parameters, requestBody, responses }]) => ({
      id: operationId,
      method: method.toUpperCase(),
      path,
      parameters: parameters.map((one) => ('$ref' in one ? referredTo(one.$ref, components.parameters) : one)),
      bodies: Object.fromEntries(
        Object.entries(requestBody?.content ?? {}).map(([mediaType, { schema }]) => [mediaType, schema]),
      ),
      statuses: new Set(Object.keys(responses).map(Number)),
    })),
  );
  return { operations, schemas: components.schemas };
}

function referredTo(reference: string, parameters: Readonly<Record<string, Parameter>>): Parameter {
  const parameter = parameters[reference.replace('#/components/parameters/', '')];
  if (parameter === undefined) throw new Error(`The document has no ${reference}.`);
  return parameter;
}
