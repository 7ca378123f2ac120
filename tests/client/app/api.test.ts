import { afterEach, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { OPEN } from '#shared/access.ts';
import { type Endpoint, endpoint } from '#shared/endpoint.ts';
import { keepToken, renewBy } from '#client/app/accessToken.ts';
import { call, urlOf } from '#client/app/api.ts';
import { problemOf } from '#client/app/apiProblem.ts';

describe('the address of an operation', () => {
  it('has its parameters filled in and its query written out, what is not given left out', () => {
    expect(urlOf('/parks/:id', { params: { id: 'a b' } })).toBe('/api/v1/parks/a%20b');
    expect(urlOf('/matches', { query: { limit: 5, include: 'findings,counts', cursor: undefined } })).toBe(
      '/api/v1/matches?limit=5&include=findings%2Ccounts',
    );
    expect(urlOf('/criteria', {})).toBe('/api/v1/criteria');
  });
});

describe('a problem', () => {
  it('keeps its code and the fields that it names', async () => {
    const errors = [{ path: 'criteria.area.minM2', message: 'Expected more' }];
    const response = Response.json({ code: 'invalid-request', status: 400, errors }, { status: 400 });

    expect(await problemOf(response)).toMatchObject({ code: 'invalid-request', status: 400, errors });
  });

  it('of a token alone is that of a link which was cut off', async () => {
    const errors = [{ path: 'token', message: 'Too small' }];
    const response = Response.json({ code: 'invalid-request', status: 400, errors }, { status: 400 });

    expect(await problemOf(response)).toMatchObject({ code: 'link-invalid', status: 400, errors: [] });
  });

  it('of no field at all is none of a link', async () => {
    const response = Response.json({ code: 'invalid-request', status: 400, errors: [] }, { status: 400 });

    expect(await problemOf(response)).toMatchObject({ code: 'invalid-request', status: 400, errors: [] });
  });

  it.each([
    { body: 'no json', because: 'is no JSON' },
    { body: '{"code":"something-new"}', because: 'has a code that nobody knows' },
    { body: '{}', because: 'has no code' },
  ])('is a fault of the server where it $because', async ({ body }) => {
    expect(await problemOf(new Response(body, { status: 500 }))).toMatchObject({
      code: 'fault',
      status: 500,
      errors: [],
    });
  });
});

describe('a call that makes something', () => {
  afterEach(() => {
    keepToken(undefined);
    renewBy(undefined);
    vi.unstubAllGlobals();
  });

  const made = (): Response => Response.json({}, { status: 201 });
  const broken = (): Promise<Response> => Promise.reject(new TypeError('Failed to fetch'));

  /** Answers in turn, and returns the keys with which it was asked. */
  function answering(...answers: readonly (() => Response | Promise<Response>)[]): (string | null)[] {
    const keys: (string | null)[] = [];
    vi.stubGlobal('fetch', (_url: string, { headers }: RequestInit) => {
      keys.push(new Headers(headers).get('idempotency-key'));
      return Promise.resolve(answers[keys.length - 1]?.() ?? broken());
    });
    return keys;
  }

  function operation(rest: Pick<Endpoint, 'creates' | 'method'>) {
    return endpoint({
      id: 'makeThing',
      path: '/things',
      summary: '',
      access: OPEN,
      input: {},
      output: z.object({}),
      failures: [],
      ...rest,
    });
  }

  const make = operation({ method: 'post', creates: true });

  it('has a key of its own each time', async () => {
    const keys = answering(made, made);

    await call(make, {});
    await call(make, {});

    expect(keys).toEqual([expect.stringMatching(/^[0-9a-f]{32}$/u), expect.stringMatching(/^[0-9a-f]{32}$/u)]);
    expect(keys[0]).not.toBe(keys[1]);
  });

  it('is sent once more with the same key where the connection broke', async () => {
    const keys = answering(broken, made);

    await call(make, {});

    expect(keys).toHaveLength(2);
    expect(keys[1]).toBe(keys[0]);
  });

  it('is not sent a third time', async () => {
    const keys = answering(broken, broken, made);

    await expect(call(make, {})).rejects.toMatchObject({ code: 'offline' });

    expect(keys).toHaveLength(2);
  });

  it('keeps its key when the access token had run out', async () => {
    keepToken('old');
    renewBy(() => {
      keepToken('new');
      return Promise.resolve(true);
    });
    const keys = answering(() => Response.json({ code: 'not-signed-in' }, { status: 401 }), made);

    await call(make, {});

    expect(keys).toHaveLength(2);
    expect(keys[1]).toBe(keys[0]);
  });

  it('is not sent again when it was given up', async () => {
    const giving = new AbortController();
    const keys = answering(() => {
      giving.abort();
      return broken();
    });

    await expect(call(make, {}, giving.signal)).rejects.toBeInstanceOf(TypeError);

    expect(keys).toHaveLength(1);
  });

  it.each(['put', 'get'] as const)('is what other calls are not: a %s has no key and is sent once', async (method) => {
    const keys = answering(broken, made);

    await expect(call(operation({ method }), {})).rejects.toMatchObject({ code: 'offline' });

    expect(keys).toEqual([null]);
  });
});
