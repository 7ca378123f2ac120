import { type Request, type Response, type Router } from 'express';
import { z } from 'zod';
import { type Endpoint, type InputOf, type InputShape } from '#shared/endpoint.ts';
import { Failure } from '#shared/failure.ts';
import { type Asker } from '../fairQueue.ts';
import { faultsOf } from '#shared/faults.ts';
import { jsonBody } from './jsonBody.ts';

/**
 * Serves an endpoint: reads its input, calls `handle`, responds with what that returns. A rejected handler reaches the error
 * middleware, unless who asked has gone away.
 */
export function serve<Input extends InputShape, Output extends z.ZodType>(
  router: Router,
  { method, path, input, contentType }: Endpoint<Input, Output>,
  handle: (input: InputOf<Input>, asker: Asker) => Promise<z.input<Output>>,
): void {
  const before = input.body === undefined ? [] : jsonBody();
  router[method](path, ...before, async (req, res) => {
    const signal = goneSignal(res);
    const answer = await handle(read(input, req), { requester: req.ip ?? '', signal }).catch(unlessGone(signal));
    if (signal.aborted) return;
    // An answer to a question in a body is of that moment; a thing read by its address may be kept and asked about again.
    res.set('Cache-Control', method === 'get' ? 'no-cache' : 'no-store');
    res.set('Content-Type', `${contentType ?? 'application/json'}; charset=utf-8`).json(answer);
  });
}

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
