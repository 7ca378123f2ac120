import { expect, it } from 'vitest';
import { canonical } from '#client/features/requirement/canonical.ts';

it('takes requirements for equal whatever the order of their keys, and minds the order of lists', () => {
  const one = { sector: 'ivd' as const, criteria: { area: { level: 'must' as const, minM2: 5, places: ['a', 'b'] } } };
  const same = { criteria: { area: { places: ['a', 'b'], minM2: 5, level: 'must' as const } }, sector: 'ivd' as const };
  const other = { ...one, criteria: { area: { ...one.criteria.area, places: ['b', 'a'] } } };

  expect(canonical(same)).toBe(canonical(one));
  expect(canonical(other)).not.toBe(canonical(one));
});
