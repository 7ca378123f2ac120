import { z } from 'zod';
import { API_BASE, type Endpoint, type InputShape, type SentInputOf } from '#shared/endpoint.ts';
import { currentToken, renewedAfter } from './accessToken.ts';
import { ApiProblem, problemOf } from './apiProblem.ts';

/**
 * Calls an operation of the server, as whoever is signed in, and parses what it returns. An access token that has run out is
 * renewed once. What makes something is sent with a key of its own, and once more with the same key where the connection broke:
 * whether it had been made already or not, it is made once.
 *
 * @throws {ApiProblem} for every failure that the server tells, and where it cannot be reached.
 */
export async function call<Input extends InputShape, Output extends z.ZodType>(
  endpoint: Endpoint<Input, Output>,
  input: SentInputOf<Input>,
  signal?: AbortSignal,
): Promise<z.output<Output>> {
  const key = endpoint.creates === true ? newKey() : undefined;
  const send = (token: string | undefined): Promise<Response> =>
    sendWithKey(endpoint, { ...input }, { token, key, signal });
  const token = await tokenFor(endpoint);
  const response = await send(token);
  if (response.ok) return answerOf(endpoint, response);
  const problem = await problemOf(response);
  const isStale = problem.code === 'not-signed-in' && token !== undefined;
  if (!isStale || !(await renewedAfter(token))) throw problem;
  const again = await send(currentToken());
  if (!again.ok) throw await problemOf(again);
  return answerOf(endpoint, again);
}

/** Operations that go by the cookie alone, and must work whatever has become of the token. */
const BY_COOKIE = /^\/(?:sign-ins|session)(?:\/|$)/u;

/** Where an operation needs somebody, one who was signed in when the page was loaded is waited for. */
async function tokenFor({ path, access }: Endpoint): Promise<string | undefined> {
  if (BY_COOKIE.test(path)) return undefined;
  const isForAnyone = access.to.includes('anyone');
  if (currentToken() === undefined && !isForAnyone) await renewedAfter(undefined);
  return currentToken();
}

async function answerOf<Output extends z.ZodType>(
  { output, contentType }: Endpoint<InputShape, Output>,
  response: Response,
): Promise<z.output<Output>> {
  if (contentType === 'application/octet-stream') return output.parse(await fileOf(response));
  return output.parse(TEXTS.has(contentType) ? await response.text() : await response.json());
}

/** A file; its name is that of its record, which whoever asks for it has. */
async function fileOf(response: Response): Promise<object> {
  const { headers } = response;
  return {
    name: 'file',
    type: headers.get('content-type'),
    sha256: (headers.get('etag') ?? '').replaceAll('"', ''),
    bytes: new Uint8Array(await response.arrayBuffer()),
  };
}

/** Media types that are text as it is. */
const TEXTS: ReadonlySet<string | undefined> = new Set(['text/csv', 'application/x-ndjson']);

interface Sending {
  readonly token: string | undefined;
  /** Idempotency-Key, of what makes something. */
  readonly key: string | undefined;
  readonly signal: AbortSignal | undefined;
}

/** Without a key nothing is sent twice: nobody knows whether only the answer was lost. */
async function sendWithKey(endpoint: Endpoint, parts: Parts, sending: Sending): Promise<Response> {
  try {
    return await sendOnce(endpoint, parts, sending);
  } catch (problem) {
    const isBroken = problem instanceof ApiProblem && problem.code === 'offline';
    if (!isBroken || sending.key === undefined) throw problem;
    return sendOnce(endpoint, parts, sending);
  }
}

/** Not `randomUUID`, which the browser does not have over plain HTTP from another machine. */
function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function sendOnce(endpoint: Endpoint, parts: Parts, { token, key, signal }: Sending): Promise<Response> {
  return reach(urlOf(endpoint.path, parts), {
    method: endpoint.method.toUpperCase(),
    headers: {
      accept: endpoint.contentType ?? 'application/json',
      ...(parts.body === undefined ? {} : contentTypeOf(endpoint)),
      ...Object.fromEntries(entriesOf(parts.headers)),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(key === undefined ? {} : { 'idempotency-key': key }),
    },
    ...(parts.body === undefined ? {} : { body: asSent(parts.body, endpoint) }),
    ...(signal === undefined ? {} : { signal }),
  });
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
