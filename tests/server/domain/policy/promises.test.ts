import { describe, expect, it } from 'vitest';
import { promisesOf } from '#server/domain/policy/promises.ts';
import { aMeasureThere } from '#tests/support/surroundings.ts';

describe('what the policies promise by year', () => {
  it('is possible up to the caps of all that may be claimed, none of it confirmed, in the first year', () => {
    const { incentivesIn } = promisesOf(() => [
      aMeasureThere('eligible', { id: 'a', capFen: 300 }),
      aMeasureThere('unknown', { id: 'b', capFen: 500 }),
      aMeasureThere('not-eligible', { id: 'c', capFen: 900 }),
    ]);

    expect(incentivesIn(['cn'])).toEqual([{ year: 1, lowFen: 0, highFen: 800 }]);
  });

  it('has no upper end where a cap is not known', () => {
    const { incentivesIn } = promisesOf(() => [
      aMeasureThere('eligible', { id: 'a', capFen: 300 }),
      aMeasureThere('unknown', { id: 'b' }),
    ]);

    expect(incentivesIn(['cn'])).toEqual([{ year: 1, lowFen: 0 }]);
  });

  it('is nothing where no measure may be claimed', () => {
    expect(promisesOf(() => [aMeasureThere('not-eligible')]).incentivesIn([])).toEqual([]);
  });

  it('is reckoned once for the same places', () => {
    const asked: string[][] = [];
    const { incentivesIn } = promisesOf((placeIds) => {
      asked.push([...placeIds]);
      return [];
    });

    expect(incentivesIn(['cn', 'sz'])).toBe(incentivesIn(['cn', 'sz']));
    expect(asked).toEqual([['cn', 'sz']]);
  });
});
