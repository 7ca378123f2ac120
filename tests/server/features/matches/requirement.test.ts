import { describe, expect, it } from 'vitest';
import { CATALOGUE } from '#server/domain/matching/catalogue.ts';
import { RETIRED, type RetiredCriterion } from '#server/domain/matching/retired.ts';
import { closedRequirement } from '#server/features/matches/requirement.ts';
import { faultsOf } from '#shared/faults.ts';

const ROOF_LOAD: RetiredCriterion = { id: 'roof-load', since: '1.4.0', replacedBy: ['floor-load', 'clear-height'] };
const FENG_SHUI: RetiredCriterion = { id: 'feng-shui', since: '2.0.0', replacedBy: [] };

/** The faults of a requirement, where the catalogue has lost two criteria. */
function faults(criteria: unknown): unknown {
  const { error } = closedRequirement(CATALOGUE, [ROOF_LOAD, FENG_SHUI]).safeParse({ criteria });
  return error === undefined ? [] : faultsOf(error);
}

describe('a requirement', () => {
  it('that asks for a retired criterion is told since when it is gone and what replaces it', () => {
    expect(faults({ 'roof-load': { level: 'must', minKnPerM2: 2 } })).toEqual([
      {
        path: 'criteria.roof-load',
        message: 'Is no criterion any more since engine version 1.4.0: ask for floor-load and clear-height instead',
      },
    ]);
  });

  it('that asks for a retired criterion without a successor is told that too, beside its other faults', () => {
    expect(faults({ 'feng-shui': null, 'floor-load': { level: 'must', minKnPerM2: -1 } })).toEqual([
      expect.objectContaining({ path: 'criteria.floor-load.minKnPerM2' }),
      {
        path: 'criteria.feng-shui',
        message: 'Is no criterion any more since engine version 2.0.0: nothing replaces it',
      },
    ]);
  });

  it('that asks for what never was a criterion is told only that', () => {
    expect(faults({ 'roof-garden': { level: 'must' } })).toEqual([
      { path: 'criteria.roof-garden', message: 'Is not known here' },
    ]);
  });

  it('that asks for neither is read as ever', () => {
    expect(faults({ 'floor-load': { level: 'must', minKnPerM2: 5 } })).toEqual([]);
  });
});

describe('the retired criteria', () => {
  it('are each listed once, are in the catalogue no more, and are replaced by what is', () => {
    const ids = CATALOGUE.map(({ id }) => id);
    const retired = RETIRED.map(({ id }) => id);

    expect(new Set([...ids, ...retired]).size).toBe(ids.length + retired.length);
    expect(RETIRED.flatMap(({ replacedBy }) => replacedBy).filter((id) => !ids.includes(id))).toEqual([]);
  });
});
