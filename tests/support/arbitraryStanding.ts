import fc from 'fast-check';
import { DevelopmentStage } from '#shared/vocabulary.ts';
import { CATALOGUE } from '#server/domain/matching/catalogue.ts';
import { type ReverseSetting, type StandingRequirement } from '#server/domain/matching/reverse.ts';
import { createPromises } from '#server/domain/policy/promises.ts';
import { SECTORS, resources } from '#tests/support/arbitraries.ts';
import { criteriaAsked } from '#tests/support/arbitraryAsks.ts';
import { aMeasure, aPolicy } from '#tests/support/surroundings.ts';

/** A policy whose two measures go by what is known of the company, and by the day. */
const POLICIES = [
  aPolicy({
    validFrom: '2026-07-01',
    measures: [
      aMeasure({ id: 'm-ivd', when: { fact: 'sector', is: 'ivd' } }),
      aMeasure({
        id: 'm-class-1',
        when: { fact: 'drugClass', is: '1' },
        benefit: { kind: 'fixed', amountFen: 200_000_000 },
      }),
    ],
  }),
];

/** What standing requirements are judged amid. */
export function reverseSettings(): fc.Arbitrary<ReverseSetting> {
  return resources().map((around) => ({
    catalogue: CATALOGUE,
    asOf: '2026-11-22',
    resources: around,
    promisesFor: (requirement) => createPromises({ policies: POLICIES, places: [] }, requirement),
  }));
}

/** A requirement over the whole catalogue, with or without a day, a sector and a company of its own. */
export function standingRequirements(): fc.Arbitrary<StandingRequirement['requirement']> {
  return fc.record(
    {
      criteria: criteriaAsked(),
      asOf: fc.constantFrom('2026-06-01', '2026-11-22'),
      sector: fc.constantFrom(...SECTORS),
      developmentStage: fc.constantFrom(...DevelopmentStage.options.slice(0, 2)),
      company: fc.record({ drugClass: fc.constantFrom('1' as const, '2' as const) }, { requiredKeys: [] }),
      rankBy: fc.constantFrom('expected' as const, 'low' as const),
      horizonYears: fc.constantFrom(1, 10),
    },
    { requiredKeys: ['criteria'] },
  );
}
