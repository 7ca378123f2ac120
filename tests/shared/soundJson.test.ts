import { describe, expect, it } from 'vitest';
import { soundJson } from '#shared/soundJson.ts';

/** `depth` lists, one in the other. */
function nested(depth: number): unknown {
  return JSON.parse('['.repeat(depth) + ']'.repeat(depth));
}

function fault(json: unknown): unknown {
  try {
    soundJson(json);
    return undefined;
  } catch (error) {
    return error;
  }
}

describe('sound JSON', () => {
  it.each(['__proto__', 'constructor', 'prototype'])(
    'may not have the key %s anywhere, and its place is named',
    (key) => {
      expect(fault(JSON.parse(`{"criteria":{"region":[1,{"${key}":{}}]}}`))).toMatchObject({
        code: 'invalid-request',
        details: { errors: [{ path: `criteria.region.1.${key}` }] },
      });
    },
  );

  // The outermost list is at depth 0.
  it.each([
    { depth: 33, isSound: true },
    { depth: 34, isSound: false },
    { depth: 400_000, isSound: false },
  ])('nested $depth deep is sound: $isSound', ({ depth, isSound }) => {
    expect(fault(nested(depth)) === undefined).toBe(isSound);
  });

  // The list itself is a value too.
  it.each([
    { values: 49_999, isSound: true },
    { values: 50_000, isSound: false },
    { values: 499_000, isSound: false },
  ])('with a list of $values values is sound: $isSound', ({ values, isSound }) => {
    expect(fault(new Array(values).fill(0)) === undefined).toBe(isSound);
  });

  it('may be no object at all: what it must be is not judged here', () => {
    expect(fault(null)).toBeUndefined();
    expect(fault('text')).toBeUndefined();
  });
});
