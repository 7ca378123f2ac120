import { describe, expect, it } from 'vitest';
import { type FittingVerdict } from '#shared/criterion.ts';
import { acceptabilityInSteps } from '#server/domain/matching/certificate/acceptability.ts';
import { wholeOf } from '#server/domain/matching/certificate/wholeOf.ts';
import { bestUnder } from '#server/domain/matching/certificate/bestUnder.ts';
import { boxOf } from '#server/domain/matching/certificate/box.ts';
import { type Contender, type Contest } from '#server/domain/matching/certificate/contender.ts';
import { contendingOf } from '#server/domain/matching/certificate/contending.ts';
import { fieldsOf } from '#server/domain/matching/certificate/field.ts';
import { drawnWeights } from '#server/domain/matching/certificate/randomWeights.ts';
import { floorLoad } from '#server/domain/matching/criteria/floorLoad.ts';
import { pointsOf, totalWeightOf } from '#server/domain/matching/score.ts';
import { randomFrom } from '#server/domain/random.ts';
import { asking } from '#tests/support/asking.ts';
import { aCandidate, aSpace } from '#tests/support/builders.ts';

/** A contender with the given satisfactions, each known. */
function contender(id: string, satisfactions: readonly number[], verdict: FittingVerdict = 'met'): Contender {
  const parts = new Float64Array(satisfactions);
  return {
    candidate: { ...aCandidate(), space: aSpace({}, { id }) },
    verdict,
    score: { low: NaN, expected: NaN, high: NaN },
    satisfactions: satisfactions.map((value) => ({ low: value, high: value })),
    parts: [parts, parts],
    openMusts: [],
  };
}

const contestAmong = (contenders: readonly Contender[]): Contest => ({
  asked: [],
  preferences: Array.from({ length: contenders[0]?.satisfactions.length ?? 0 }, () => PREFERENCE),
  rankBy: 'expected',
  contenders,
});
/** Any one: only their number matters here. */
const PREFERENCE = asking(floorLoad, { level: 'prefer', minKnPerM2: 7.5 });

const sharesOf = (
  contenders: readonly Contender[],
  draws: readonly (readonly number[])[],
): readonly (readonly [string, number, number])[] =>
  wholeOf(acceptabilityInSteps({ fields: fieldsOf(contestAmong(contenders)), draws }, contenders)).spaces.map(
    ({ space, first, topThree }) => [space.id, first, topThree],
  );

describe('rank acceptability', () => {
  it('is the share of the draws in which a space is first, and among the first three', () => {
    const contenders = [
      contender('a', [1, 0]),
      contender('b', [0, 1]),
      contender('c', [0.6, 0.6]),
      contender('d', [0.5, 0]),
    ];

    // Sums of a, b, c, d: 0.9 0.1 0.6 0.45; 0.5 0.5 0.6 0.25; 0.2 0.8 0.6 0.1; 0.7 0.3 0.6 0.35.
    const draws = [
      [0.9, 0.1],
      [0.5, 0.5],
      [0.2, 0.8],
      [0.7, 0.3],
    ];

    expect(sharesOf(contenders, draws)).toEqual([
      ['a', 0.5, 1],
      ['b', 0.25, 0.5],
      ['c', 0.25, 1],
      ['d', 0, 0.5],
    ]);
  });

  it('puts what is met before what is not confirmed, and ties by id', () => {
    const contenders = [
      contender('z', [1], 'unconfirmed'),
      contender('d', [0.5]),
      contender('y', [0.5], 'unconfirmed'),
      contender('c', [0.5]),
    ];

    expect(sharesOf(contenders, [[1]])).toEqual([
      ['z', 0, 1],
      ['d', 0, 1],
      ['y', 0, 0],
      ['c', 1, 1],
    ]);
  });

  it('looks at three of those that are alike, the first by id', () => {
    const alike = ['e', 'd', 'c', 'b', 'a'].map((id) => contender(id, [0.5, 0.5]));
    const [field] = fieldsOf(contestAmong([...alike, contender('f', [0.5, 0.4])]));

    expect(field?.entries.map(({ contender: { candidate }, turn }) => [candidate.space.id, turn])).toEqual([
      ['a', 0],
      ['b', 1],
      ['c', 2],
      ['f', 5],
    ]);
  });

  it('leaves out what three others clearly dominate, and nothing else', () => {
    const contenders = [
      contender('a', [1, 1]),
      contender('b', [0.9, 0.9]),
      contender('c', [0.8, 0.8]),
      contender('dominated', [0.5, 0.5]),
      contender('just dominated', [0.8, 0.7998]),
      contender('hardly dominated', [0.8, 0.79995]),
      contender('better in one', [0.85, 0]),
    ];
    const field = fieldsOf(contestAmong(contenders))[0];

    const left = field === undefined ? [] : contendingOf(field, [[0.5, 0.5]]);

    expect(left.map(({ contender: { candidate } }) => candidate.space.id)).toEqual([
      'a',
      'b',
      'better in one',
      'c',
      'hardly dominated',
    ]);
  });

  it('is reckoned among few, and yet among them are all that could be in the first three', () => {
    const random = randomFrom('many');
    // A third of the satisfactions is continuous, the others are nothing, half or all, so that ties and equals are common.
    const satisfactions = (): number[] =>
      [0, 1, 2, 3, 4].map((index) => (index < 2 ? random.next() ** 0.3 : random.pick([0, 0.5, 1])));
    const many = Array.from({ length: 3000 }, (_, at) => contender(`s-${at}`, satisfactions()));
    const draws = drawnWeights(5).slice(0, 500);
    const [field] = fieldsOf(contestAmong(many));
    const contending = field === undefined ? [] : contendingOf(field, draws);
    const box = boxOf(contending, 5);

    const tops = draws.map((weights) => bestUnder(box, weights, 3).map(({ candidate }) => candidate.space.id));

    expect(contending.length).toBeLessThan(300);
    expect(tops).toEqual(draws.map((weights) => plainTop(many, weights)));
  });
});

describe('the best under other weights', () => {
  it('are the earlier by id where many are level, in whatever boxes they lie', () => {
    // 0, a half or all of four preferences, in every way but all of all.
    const steps = [0, 0.5, 1];
    const satisfactions = steps
      .flatMap((a) => steps.flatMap((b) => steps.flatMap((c) => steps.map((d) => [a, b, c, d]))))
      .slice(0, -1);
    const all = satisfactions.map((each, at) => contender(`s-${100 + at}`, each));
    const [field] = fieldsOf(contestAmong(all));
    const box = boxOf(field?.entries ?? [], 4);
    const draws = [
      [0.25, 0.25, 0.25, 0.25],
      [0.5, 0.125, 0.25, 0.125],
      [0, 0.5, 0.5, 0],
    ];

    const tops = draws.map((weights) => bestUnder(box, weights, 3).map(({ candidate }) => candidate.space.id));

    expect(tops).toEqual(draws.map((weights) => plainTop(all, weights)));
  });
});

/** The first three by scoring and sorting all. */
function plainTop(contenders: readonly Contender[], weights: readonly number[]): string[] {
  const total = totalWeightOf(weights.map((weight) => ({ weight })));
  return contenders
    .map(({ candidate, satisfactions }) => ({
      id: candidate.space.id,
      score: pointsOf(
        satisfactions.reduce((sum, { low }, index) => sum + (weights[index] ?? 0) * low, 0),
        total,
      ),
    }))
    .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, 3)
    .map(({ id }) => id);
}
