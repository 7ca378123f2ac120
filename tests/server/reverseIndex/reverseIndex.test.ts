import { describe, expect, it } from 'vitest';
import { type OpenRequirement } from '#shared/requirement.ts';
import { CATALOGUE } from '#server/domain/matching/catalogue.ts';
import { type ReverseSetting, type StandingRequirement, reverse } from '#server/domain/matching/reverse.ts';
import { createReverseIndex } from '#server/reverseIndex/reverseIndex.ts';
import { aCandidate } from '#tests/support/builders.ts';
import { promising } from '#tests/support/surroundings.ts';

const SETTING: ReverseSetting = {
  catalogue: CATALOGUE,
  asOf: '2026-11-22',
  resources: [],
  promisesFor: () => ({ measuresIn: () => [], promisedIn: () => promising() }),
};

function asking(id: string, criteria: OpenRequirement['criteria']): StandingRequirement {
  return { id, requirement: { criteria } };
}

const bearing = (minKnPerM2: number) => ({ 'floor-load': { level: 'must' as const, minKnPerM2 } });

/** Some that ask for loads from 1 to 20 kN/m², every third for a height too. */
function some(from: number, count: number): StandingRequirement[] {
  return Array.from({ length: count }, (_, at) => {
    const number = from + at;
    const height = number % 3 === 0 ? { 'clear-height': { level: 'must' as const, minM: 3 + (number % 5) } } : {};
    return asking(`r-${number}`, { ...bearing(1 + (number % 20)), ...height });
  });
}

describe('the reverse index', () => {
  it('stays equal to the plain reverse while hundreds are put, replaced and taken out one by one', () => {
    const index = createReverseIndex(SETTING, some(0, 100));
    const now = new Map(some(0, 100).map((one) => [one.id, one]));
    const space = aCandidate({ floorLoadKnPerM2: 10, clearHeightM: 5 });
    for (const [at, one] of [...some(100, 300), ...some(50, 30)].entries()) {
      // The load of another takes the place of that of the same id.
      const put = asking(one.id, bearing(1 + (at % 17)));
      index.put(put);
      now.set(put.id, put);
      const gone = `r-${at * 2}`;
      expect(index.remove(gone)).toBe(now.delete(gone));
      if (at % 40 > 0) continue;

      expect(index.size()).toBe(now.size);
      expect(index.ask(space, { limit: 30 })).toStrictEqual(reverse([...now.values()], SETTING)(space, { limit: 30 }));
    }
  });

  it('finds the least change in all, though another needs less of each must', () => {
    // Spans are 20 kN/m² and 5 m: 0.2 ÷ 20 + 0.05 ÷ 5 is 0.02 in two musts, 0.3 ÷ 20 is 0.015 in one.
    const standing = [
      asking('two', { ...bearing(9.9), 'clear-height': { level: 'must', minM: 5 } }),
      asking('one', bearing(10)),
    ];
    const space = aCandidate({ floorLoadKnPerM2: 9.7, clearHeightM: 4.95 });

    const { nearFits } = createReverseIndex(SETTING, standing).ask(space, { limit: 1 });

    expect(nearFits.map(({ id, missed: { change } }) => [id, change])).toEqual([['one', 0.015]]);
  });

  it('takes the last of those that have one id', () => {
    const index = createReverseIndex(SETTING, [asking('r', bearing(20)), asking('r', bearing(5))]);

    expect(index.size()).toBe(1);
    expect(index.fitting(aCandidate({ floorLoadKnPerM2: 10 }))).toEqual({ met: ['r'], unconfirmed: [] });
  });

  it('knows nothing of one that was taken out, and says so the second time', () => {
    const index = createReverseIndex(SETTING, [asking('r', {})]);

    expect([index.remove('r'), index.remove('r'), index.size()]).toEqual([true, false, 0]);
    expect(index.ask(aCandidate(), { limit: 5 })).toEqual({
      met: 0,
      unconfirmed: 0,
      fits: [],
      nearFits: [],
      entries: [],
    });
  });

  it('answers where nothing stands', () => {
    expect(createReverseIndex(SETTING).fitting(aCandidate())).toEqual({ met: [], unconfirmed: [] });
  });
});
