import { expect, it } from 'vitest';
import { asksForTextScore } from '#server/store/embedded/engine/text/textScore.ts';

const SCORE = { $meta: 'textScore' };

it.each([
  { value: { score: SCORE }, asks: true },
  { value: [{ $sort: { a: SCORE } }], asks: true },
  { value: { total: { $sum: { $multiply: [2, SCORE] } } }, asks: true },
  { value: { a: 1 }, asks: false },
  { value: { a: { $meta: 'indexKey' } }, asks: false },
])('a projection or a stage is known to ask for the score of a search: $value', ({ value, asks }) => {
  expect(asksForTextScore(value)).toBe(asks);
});
