import express from 'express';
import { describe, expect, it } from 'vitest';
import { Failure } from '#shared/failure.ts';
import { listen } from '#server/platform/http/listen.ts';
import { giveRequestId } from '#server/platform/http/requestId.ts';
import { respondToFailure } from '#server/platform/http/respondToFailure.ts';

interface Told {
  readonly response: Response;
  readonly body: unknown;
  readonly logged: { readonly fault: unknown; readonly requestId: string | undefined }[];
}

/** What the sender and the log are told when a handler rejects with the given error. */
async function told(error: unknown): Promise<Told> {
  const logged: Told['logged'] = [];
  const app = express();
  app.use(giveRequestId);
  app.get('/', async () => {
    await Promise.resolve();
    throw error;
  });
  app.use(respondToFailure((fault, requestId) => logged.push({ fault, requestId })));
  const { address, close } = await listen(app, { host: '127.0.0.1', port: 0 });
  const response = await fetch(address);
  const body: unknown = await response.json();
  await close(1000);
  return { response, body, logged };
}

describe('a failure of ours', () => {
  it('is told without details and logged whole, with the id of its request', async () => {
    const fault = new Error('the password is 1234');

    const { response, body, logged } = await told(fault);

    const requestId = response.headers.get('x-request-id');
    expect(response.status).toBe(500);
    expect(body).toEqual({ type: 'about:blank', title: 'Internal Server Error', status: 500, requestId });
    expect(logged).toEqual([{ fault, requestId }]);
  });

  it('is also one that a library says is a server error', async () => {
    const { response, logged } = await told(Object.assign(new Error('gone'), { status: 502 }));

    expect(response.status).toBe(500);
    expect(logged).toHaveLength(1);
  });
});

describe('a failure of the sender', () => {
  it('is told with its code and fields, and not logged', async () => {
    const errors = [{ path: 'query.limit', message: 'Expected a number' }];

    const { response, body, logged } = await told(new Failure('invalid-request', { detail: 'No.', errors }));

    expect(response.status).toBe(400);
    expect(body).toMatchObject({ code: 'invalid-request', detail: 'No.', errors });
    expect(logged).toEqual([]);
  });

  it('names a hundred fields at most', async () => {
    const errors = Array.from({ length: 101 }, (_, n) => ({ path: `list.${n}`, message: 'No' }));

    const { body } = await told(new Failure('invalid-request', { errors }));

    expect(body).toHaveProperty('errors', errors.slice(0, 100));
  });

  it('is not ready where the server is not', async () => {
    const { response } = await told(new Failure('not-ready'));

    expect(response.status).toBe(503);
  });
});
