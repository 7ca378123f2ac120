import { expect, it } from 'vitest';
import { percentile } from './percentile.ts';

// Nearest rank: the ⌈share · n⌉-th of n sorted values.
it.each([
  { values: [3, 1, 2], share: 0.5, value: 2 },
  { values: [4, 1, 2, 3], share: 0.5, value: 2 },
  { values: [4, 1, 2, 3], share: 0.99, value: 4 },
  { values: [4, 1, 2, 3], share: 0.25, value: 1 },
  { values: [4, 1, 2, 3], share: 0, value: 1 },
  { values: [], share: 0.5, value: NaN },
])('$value is not exceeded by $share of $values', ({ values, share, value }) => {
  expect(percentile(values, share)).toBe(value);
});
