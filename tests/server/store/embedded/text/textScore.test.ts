import { Double } from 'bson';
import { Aggregator } from 'mingo';
import { describe, expect, it } from 'vitest';
import { type Bson } from '#server/store/embedded/engine/bson.ts';
import { MINGO_OPTIONS } from '#server/store/embedded/engine/mingoOptions.ts';
import {
  asksForTextScore,
  sortByTextScore,
  splitTextScore,
  TEXT_SCORE,
  textScoreMissing,
  textScoreStages,
  withTextScore,
} from '#server/store/embedded/engine/text/textScore.ts';

const SCORE = { $meta: 'textScore' };
const FOUND = [
  { _id: 1, title: 'one', [TEXT_SCORE]: 0.5 },
  { _id: 2, title: 'two', [TEXT_SCORE]: 2 },
];
const after = (...stages: readonly Bson[]) =>
  new Aggregator(textScoreStages(stages), MINGO_OPTIONS).run(FOUND.map((document) => ({ ...document })));

describe('the score of a text search', () => {
  it('orders a find from the best on', () => {
    expect(sortByTextScore({ score: SCORE, title: 1 })).toEqual({ [TEXT_SCORE]: -1, title: 1 });
  });

  it('is shown in the fields that a projection names, beside the others', () => {
    const { rest, scoreFields } = splitTextScore({ title: 1, score: SCORE });

    expect({ rest, scoreFields }).toEqual({ rest: { title: 1 }, scoreFields: ['score'] });
    expect(withTextScore({ title: 'one' }, scoreFields, 2)).toEqual({ title: 'one', score: new Double(2) });
  });

  it('is what stages read, and no field that comes out', () => {
    expect(after({ $addFields: { score: SCORE } }, { $sort: { other: SCORE } })).toEqual([
      { _id: 2, title: 'two', score: 2 },
      { _id: 1, title: 'one', score: 0.5 },
    ]);
  });

  it('outlives a choice of fields', () => {
    expect(after({ $project: { title: 1 } }, { $project: { _id: 0 } }, { $sort: { score: SCORE } })).toEqual([
      { title: 'two' },
      { title: 'one' },
    ]);
  });

  it('can be summed in groups', () => {
    expect(after({ $group: { _id: null, total: { $sum: SCORE } } })).toEqual([{ _id: null, total: 2.5 }]);
  });

  it('is known to be asked for', () => {
    expect([[{ $sort: { a: SCORE } }], { a: 1 }, { a: { $meta: 'indexKey' } }].map(asksForTextScore)).toEqual([
      true,
      false,
      false,
    ]);
    expect(textScoreMissing().code).toBe(40218);
  });
});
