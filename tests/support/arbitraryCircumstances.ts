import fc from 'fast-check';
import { type OpenRequirement } from '#shared/requirement.ts';
import { type Circumstances } from '#server/domain/matching/candidate.ts';
import { DAYS, SECTORS, promises, resources } from '#tests/support/arbitraries.ts';
import { costAssumptions } from '#tests/support/arbitraryCosts.ts';
import { criteriaAsked } from '#tests/support/arbitraryAsks.ts';

/** A requirement, over the whole catalogue where its criteria are not given, with what stands around and what the policies promise. */
export function circumstances(
  criteria: fc.Arbitrary<OpenRequirement['criteria']> = criteriaAsked(),
): fc.Arbitrary<Circumstances> {
  const requirement = fc.record(
    {
      criteria,
      asOf: fc.constantFrom(...DAYS.slice(0, 2)),
      sector: fc.constantFrom(...SECTORS),
      rankBy: fc.constantFrom('expected' as const, 'low' as const),
      horizonYears: fc.constantFrom(1, 3, 10),
      costAssumptions: costAssumptions(),
    },
    { requiredKeys: ['criteria', 'asOf'] },
  );
  return fc.tuple(requirement, resources(), promises()).map(([asked, around, promised]) => ({
    requirement: asked,
    resources: around,
    ...promised,
  }));
}
