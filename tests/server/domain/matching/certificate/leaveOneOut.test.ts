import { describe, expect, it } from 'vitest';
import { CATALOGUE } from '#server/domain/matching/catalogue.ts';
import { evaluate } from '#server/domain/matching/evaluate.ts';
import { aPark, aSpace, circumstancesOf } from '#tests/support/builders.ts';

describe('leaving a preference out', () => {
  it('judges the budget anew where what is preferred costs something', () => {
    // No rent, no fee, no deposit: only the cleanroom costs anything, which is not there and would be built.
    const facts = {
      areaM2: 400,
      rentFenPerM2Month: 0,
      managementFeeFenPerM2Month: 0,
      depositMonths: 'none',
      cleanroomGrade: 'none',
    } as const;
    const stock = [{ space: aSpace(facts, { id: 's-1' }), park: aPark(), placeIds: [] }];
    const criteria = {
      cleanroom: { level: 'prefer', grade: 'D' },
      budget: { level: 'must', idealFen: 0, limitFen: 30_000_000 },
    } as const;

    const { certificate } = evaluate(stock, CATALOGUE)(circumstancesOf(criteria), {
      limit: 20,
      include: ['certificate'],
    });
    const without = evaluate(stock, CATALOGUE)(circumstancesOf({ budget: criteria.budget }), {
      limit: 20,
      include: [],
    });

    const cleanroom = certificate?.leaveOneOut.find(({ criterion }) => criterion === 'cleanroom');
    expect(cleanroom?.verdict).toBe(without.results[0]?.verdict);
    expect(cleanroom?.verdict).toBeDefined();
    expect(cleanroom?.changesVerdict).toBe(true);
  });
});
