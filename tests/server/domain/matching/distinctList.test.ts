import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { distinctList } from '#server/domain/matching/distinctList.ts';

const list = distinctList(z.enum(['a', 'b']));

describe('distinctList', () => {
  it.each([
    { items: ['a'], valid: true },
    { items: ['b', 'a'], valid: true },
    { items: [], valid: false },
    { items: ['a', 'a'], valid: false },
    { items: ['a', 'c'], valid: false },
    { items: 'a', valid: false },
  ])('takes $items as valid: $valid', ({ items, valid }) => {
    expect(list.safeParse(items).success).toBe(valid);
  });

  it('holds a hundred items and no more', () => {
    const numbered = (count: number): string[] => Array.from({ length: count }, (_, place) => `p-${place}`);

    expect(distinctList(z.string()).safeParse(numbered(100)).success).toBe(true);
    expect(distinctList(z.string()).safeParse(numbered(101)).success).toBe(false);
  });

  it('says in its JSON Schema that items are distinct', () => {
    expect(z.toJSONSchema(distinctList(z.enum(['a', 'b'])), { io: 'input' })).toMatchObject({
      type: 'array',
      minItems: 1,
      uniqueItems: true,
    });
  });
});
