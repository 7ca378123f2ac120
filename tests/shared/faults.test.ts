import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { faultsOf } from '#shared/faults.ts';

function faults(schema: z.ZodType, value: unknown, root?: string): unknown {
  const { error } = schema.safeParse(value);
  return error === undefined ? [] : faultsOf(error, root);
}

describe('faults of fields', () => {
  it('are named by their path below the root, numbers in lists included', () => {
    const schema = z.strictObject({ list: z.array(z.strictObject({ n: z.number('Expected a number') })) });

    expect(faults(schema, { list: [{ n: 1 }, { n: 'x' }] }, 'query')).toEqual([
      { path: 'query.list.1.n', message: 'Expected a number' },
    ]);
  });

  it('are named body where the whole is at fault', () => {
    expect(faults(z.strictObject({}), [])).toMatchObject([{ path: 'body' }]);
  });

  it('name each field that is not known', () => {
    expect(faults(z.strictObject({ a: z.strictObject({}) }), { a: { b: 1, c: 2 }, d: 3 })).toEqual([
      { path: 'a.b', message: 'Is not known here' },
      { path: 'a.c', message: 'Is not known here' },
      { path: 'd', message: 'Is not known here' },
    ]);
  });

  it('of a choice are those of the alternative that was followed deepest', () => {
    const schema = z.union([z.literal('none'), z.strictObject({ size: z.strictObject({ m2: z.number('A number') }) })]);

    expect(faults(schema, { size: { m2: '9' } })).toEqual([{ path: 'size.m2', message: 'A number' }]);
  });

  it('of a choice are those of the alternative that knows the fields that were written', () => {
    const schema = z.union([
      z.strictObject({ all: z.array(z.string()) }),
      z.strictObject({ fact: z.enum(['sector'], 'There is no such fact'), is: z.string() }),
    ]);

    expect(faults(schema, { fact: 'colour', is: 'red' })).toEqual([{ path: 'fact', message: 'There is no such fact' }]);
  });

  it('of a choice that was not followed at all say what each alternative takes', () => {
    expect(
      faults(z.strictObject({ x: z.union([z.literal('none', 'Expected none'), z.number('A number')]) }), { x: [] }),
    ).toEqual([{ path: 'x', message: 'Expected none, or: A number' }]);
  });
});
