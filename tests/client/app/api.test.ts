import { describe, expect, it } from 'vitest';
import { urlOf } from '#client/app/api.ts';
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
