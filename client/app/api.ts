import { z } from 'zod';
import { API_BASE, type Endpoint, type InputShape, type SentInputOf } from '#shared/endpoint.ts';
import { ApiProblem, problemOf } from './apiProblem.ts';

/**
 * Calls an operation of the server and parses what it returns.
 *
 * @throws {ApiProblem} for every failure that the server tells, and where it cannot be reached.
 */
export async function call<Input extends InputShape, Output extends z.ZodType>(
  endpoint: Endpoint<Input, Output>,
  input: SentInputOf<Input>,
  signal?: AbortSignal,
): Promise<z.output<Output>> {
  const parts: Parts = { ...input };
  const response = await reach(urlOf(endpoint.path, parts), {
    method: endpoint.method.toUpperCase(),
    headers: {
      accept: endpoint.contentType ?? 'application/json',
      ...(parts.body === undefined ? {} : contentTypeOf(endpoint)),
      ...Object.fromEntries(entriesOf(parts.headers)),
    },
    ...(parts.body === undefined ? {} : { body: asSent(parts.body, endpoint) }),
    ...(signal === undefined ? {} : { signal }),
  });
  if (!response.ok) throw await problemOf(response);
  return endpoint.output.parse(endpoint.contentType === 'text/csv' ? await response.text() : await response.json());
}

/** Of a form only the browser knows it, as it holds what divides its parts. */
function contentTypeOf({ bodyType }: Pick<Endpoint, 'bodyType'>): Record<string, string> {
  return bodyType === 'multipart/form-data' ? {} : { 'content-type': bodyType ?? 'application/json' };
}

/** A file goes as its bytes, a form as its parts, anything else as JSON. */
function asSent(body: unknown, { bodyType }: Pick<Endpoint, 'bodyType'>): BodyInit {
  if (body instanceof Uint8Array) return new Blob([new Uint8Array(body)]);
  return bodyType === 'multipart/form-data' ? formOf(Object.entries(Form.parse(body))) : JSON.stringify(body);
}

const Form = z.record(
  z.string(),
  z.union([z.string(), z.object({ name: z.string(), bytes: z.instanceof(Uint8Array) })]),
);

function formOf(entries: readonly (readonly [string, z.output<typeof Form>[string]])[]): FormData {
  const form = new FormData();
  for (const [name, value] of entries) {
    if (typeof value === 'string') form.append(name, value);
    else form.append(name, new Blob([new Uint8Array(value.bytes)]), value.name);
  }
  return form;
}

interface Parts {
  readonly params?: unknown;
  readonly query?: unknown;
  readonly headers?: unknown;
  readonly body?: unknown;
}

/** The address of an operation with its parameters filled in; exported for its test. */
export function urlOf(path: string, { params, query }: Parts): string {
  const filled = entriesOf(params).reduce(
    (soFar, [name, value]) => soFar.replace(`:${name}`, encodeURIComponent(value)),
    path,
  );
  const search = new URLSearchParams(entriesOf(query)).toString();
  return `${API_BASE}${filled}${search === '' ? '' : `?${search}`}`;
}

function entriesOf(part: unknown): [string, string][] {
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, String(value)]],
  );
}

async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (cause) {
    if (init.signal?.aborted === true) throw cause;
    throw new ApiProblem({ code: 'offline', status: 0 }, { cause });
  }
}
