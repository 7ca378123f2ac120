import { type Request, type RequestHandler, type Response, type Router } from 'express';
import { z } from 'zod';
import { type Endpoint, type InputOf, type InputShape } from '#shared/endpoint.ts';
import { Failure } from '#shared/failure.ts';
import { faultsOf } from '#shared/faults.ts';
import { type Asking, askingOf } from './caller.ts';
import { fileBody, streamBody } from './fileBody.ts';
import { formBody } from './formBody.ts';
import { jsonBody } from './jsonBody.ts';
import { JsonText } from './jsonText.ts';
import { sendFile } from './sendFile.ts';
import { type TextInPieces, isInPieces, sendInPieces } from './sendInPieces.ts';
import { onceFor } from './onceOnly.ts';
import { type SessionCookie, sessionCookieOf } from './sessionCookie.ts';

/**
 * Serves an endpoint: reads its input, calls `handle`, responds with what that returns; a text may come in pieces, and JSON as text. A rejected
 * handler reaches the error middleware, unless who asked has gone away.
 */
export function serve<Input extends InputShape, Output extends z.ZodType>(
  router: Router,
  declared: Endpoint<Input, Output>,
  handle: (
    input: InputOf<Input>,
    asker: Asking,
    cookie: SessionCookie,
  ) => Promise<z.input<Output> | TextInPieces | JsonText>,
): void {
  const { method, path, input } = declared;
  const before = input.body === undefined ? [] : bodyOf(declared);
  router[method](path, ...before, async (req, res) => {
    // It may have gone while its body was read.
    if (res.closed) return;
    const signal = goneSignal(res);
    const asker = askingOf(req, res, signal);
    const asked = read(input, req);
    const make = (): Promise<unknown> => handle(asked, asker, sessionCookieOf(req, res));
    const answer = await onceFor(req, { declared, input: asked }, make).catch(unlessGone(signal));
    if (signal.aborted) return;
    res.set({ 'Cache-Control': keeping(declared), ...tagOf(declared, answer) });
    res.status(declared.creates === true ? 201 : 200);
    await sendAs(declared, answer, res);
  });
}

function bodyOf({ bodyType }: Endpoint): RequestHandler[] {
  if (bodyType === undefined) return jsonBody();
  if (bodyType === 'application/octet-stream') return streamBody(bodyType);
  return bodyType === 'multipart/form-data' ? formBody() : fileBody(bodyType);
}

/** JSON of some kind, text as it is or piece by piece, or a file. */
async function sendAs(
  { contentType = 'application/json', fileName }: Endpoint,
  answer: unknown,
  res: Response,
): Promise<void> {
  if (contentType === 'application/octet-stream') {
    sendFile(res, answer);
    return;
  }
  if (fileName !== undefined) res.attachment(fileName);
  res.set('Content-Type', `${contentType}; charset=utf-8`);
  // Ended and not sent: Express would reckon a tag, which nobody asks about an answer to a question in a body.
  if (answer instanceof JsonText) res.end(answer.text);
  else if (isInPieces(answer)) await sendInPieces(res, answer);
  else if (typeof answer === 'string' && contentType !== 'application/json') res.send(answer);
  else res.json(answer);
}

/**
 * An answer to a question in a body is of that moment, and one that is not for anybody stays with who asked; a thing read by
 * its address may be kept and asked about again.
 */
function keeping({ method, access }: Endpoint): string {
  return method === 'get' && isOpen(access) ? 'no-cache' : 'no-store';
}

/** Whether everybody gets the same answer. */
function isOpen(access: Endpoint['access']): boolean {
  return access.to.includes('anyone') && access.fields === undefined;
}

/** The tag by which whoever changes a thing says which revision it has seen. */
function tagOf({ hasRevision }: Endpoint, answer: unknown): Readonly<Record<string, string>> {
  return hasRevision === undefined ? {} : { ETag: `"${Revised.parse(answer).revision}"` };
}

const Revised = z.looseObject({ revision: z.number().int() });

/** Is aborted when the connection ends before the answer has been sent. */
function goneSignal(res: Response): AbortSignal {
  const gone = new AbortController();
  res.once('close', () => {
    if (!res.writableFinished) gone.abort();
  });
  return gone.signal;
}

/** Nobody is to be told of a failure any more where nobody listens. */
function unlessGone(signal: AbortSignal): (error: unknown) => undefined {
  return (error) => {
    if (!signal.aborted) throw error;
  };
}

const NOTHING = z.strictObject({});

/**
 * The input of an operation as its declaration reads it.
 *
 * @throws {Failure} invalid-request that names every field at fault.
 */
function read<Input extends InputShape>(input: Input, req: Request): InputOf<Input> {
  const parts = [
    { name: 'params', root: 'params', result: (input.params ?? NOTHING).safeParse(req.params) },
    { name: 'query', root: 'query', result: (input.query ?? NOTHING).safeParse(req.query) },
    ...(input.headers === undefined
      ? []
      : [{ name: 'headers', root: 'headers', result: input.headers.safeParse(req.headers) }]),
    ...(input.body === undefined ? [] : [{ name: 'body', root: '', result: input.body.safeParse(req.body) }]),
  ];
  const errors = parts.flatMap(({ root, result }) => (result.success ? [] : faultsOf(result.error, root)));
  if (errors.length > 0) throw new Failure('invalid-request', { detail: sentence(errors.length), errors });
  const read: Record<string, unknown> = Object.fromEntries(parts.map(({ name, result }) => [name, result.data]));
  // The parts are what the schemas of `input` gave, one by one; the compiler cannot follow that through a loop.
  return read as InputOf<Input>;
}

function sentence(faults: number): string {
  return faults === 1 ? 'One field of the request is at fault.' : `${faults} fields of the request are at fault.`;
}
