import { type Persona } from '#tests/support/world.ts';
import { type Operation, type Parameter } from './operations.ts';
import { collectionOf } from './known.ts';
import { type Drawing, valueOf } from './schemaValue.ts';

/** A request before it is sent; what is below the API's prefix. */
export interface Asked {
  readonly operation: Operation;
  readonly persona: Persona;
  /** What was done to a sound request; undefined where nothing was. */
  readonly change: string | undefined;
  readonly method: string;
  /** Values of the path's parameters, not encoded. */
  readonly params: Readonly<Record<string, string>>;
  /** The path as it is sent where it is not made of the parameters. */
  readonly rawPath?: string;
  /** Already encoded pairs, as `limit=3`. */
  readonly query: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | undefined;
}

/** A request that the document allows, as far as a generator can know. */
export function soundRequest(drawing: Drawing, operation: Operation, persona: Persona): Asked {
  const params = paramsOf(drawing, operation);
  const asked = {
    operation,
    persona,
    change: undefined,
    method: operation.method,
    params,
    query: queryOf(drawing, operation),
    ...bodyOf(drawing, operation),
  };
  return { ...asked, headers: { ...asked.headers, ...headersOf(drawing, operation, pathOf(asked)) } };
}

/** The path of a request without its query. */
export function pathOf({ operation, params, rawPath }: Pick<Asked, 'operation' | 'params' | 'rawPath'>): string {
  return rawPath ?? operation.path.replaceAll(/\{(\w+)\}/gu, (_all, name: string) => encodeText(params[name] ?? ''));
}

/** Percent-encoded; half of a pair of surrogates becomes what a browser makes of it. */
export function encodeText(text: string): string {
  return encodeURIComponent(Buffer.from(text).toString());
}

function paramsOf(drawing: Drawing, { path, parameters }: Operation): Record<string, string> {
  return Object.fromEntries(
    parameters
      .filter((parameter) => parameter.in === 'path')
      .map((parameter) => [parameter.name, paramOf(drawing, path, parameter)]),
  );
}

/** Mostly one that an answer has told: `{id}` of the collection before it, `{parkId}` by its name or of the parks. */
function paramOf(drawing: Drawing, path: string, { name, schema }: Parameter): string {
  const { known, random, organisationId } = drawing;
  if (name === 'organisationId' && organisationId !== undefined && random.below(4) > 0) return organisationId;
  const before = collectionOf(path.slice(0, path.indexOf(`{${name}}`)));
  const told =
    known.pick(name, random) ??
    known.pick(`${before}/id`, random) ??
    known.pick(`${before.replace(/s$/u, '')}Id`, random);
  if (told !== undefined && random.below(12) > 0) return told;
  return String(valueOf(drawing, schema, { name }));
}

function queryOf(drawing: Drawing, { parameters }: Operation): string[] {
  return parameters
    .filter((parameter) => parameter.in === 'query' && (parameter.required || drawing.random.below(4) === 0))
    .map(({ name, schema }) => {
      const value = valueOf(drawing, schema, { name });
      return `${encodeText(name)}=${encodeText(typeof value === 'string' ? value : JSON.stringify(value))}`;
    });
}

function headersOf(drawing: Drawing, { parameters }: Operation, path: string): Record<string, string> {
  const { random, known } = drawing;
  return Object.fromEntries(
    parameters
      .filter((parameter) => parameter.in === 'header')
      .map(({ name, schema }) => {
        const seen = name.toLowerCase() === 'if-match' && random.below(8) > 0 ? known.tagOf(path) : undefined;
        return [name, seen ?? String(valueOf(drawing, schema, { name }))];
      }),
  );
}

function bodyOf(drawing: Drawing, { bodies }: Operation): Pick<Asked, 'headers' | 'body'> {
  const [mediaType, schema] = Object.entries(bodies)[0] ?? [];
  if (mediaType === undefined || schema === undefined) return { headers: {}, body: undefined };
  const value = valueOf(drawing, schema);
  const text = mediaType === 'application/json' ? JSON.stringify(value) : String(value);
  return { headers: { 'content-type': mediaType }, body: Buffer.from(text) };
}
