import fc from 'fast-check';
import { type OpenAsk, type OpenRequirement } from '#shared/requirement.ts';
import { type SpaceFacts } from '#shared/space.ts';
import { type Candidate, type Circumstances } from '#server/domain/matching/candidate.ts';
import { aPark, aSpace, circumstancesOf } from '#tests/support/builders.ts';

/**
 * Spaces and requirements of which every satisfaction and weight is a small multiple of 1/8: sums of them are exact in
 * binary, so that spaces that are level on paper are level in `match()` too.
 */
const facts: fc.Arbitrary<SpaceFacts> = fc.record(
  {
    rentFenPerM2Month: fc.constantFrom(2000, 4000, 4500, 6000),
    floorLoadKnPerM2: fc.constantFrom(5, 10),
    clearHeightM: fc.constantFrom(3.5, 6),
    fireHazardClass: fc.constantFrom('E', 'C'),
    powerKva: fc.constantFrom(100, 1000),
    tenures: fc.constantFrom(['lease'], ['lease', 'purchase']),
  },
  { requiredKeys: [] },
);

/** Up to ten spaces of two parks, ids that do not sort as they were made. */
export const exactStock: fc.Arbitrary<Candidate[]> = fc.uniqueArray(
  fc
    .record({ id: fc.stringMatching(/^[A-Za-z0-9][a-z0-9]?$/u), parkId: fc.constantFrom('park-1', 'park-2'), facts })
    .map(({ id, parkId, facts: known }) => ({
      space: aSpace(known, { id, parkId }),
      park: aPark({ id: parkId }),
      placeIds: [],
    })),
  { minLength: 1, maxLength: 10, size: 'max', selector: ({ space }) => space.id },
);

/** Six criteria, preferences more often than musts. */
export const exactCircumstances: fc.Arbitrary<Circumstances> = fc
  .record(
    {
      rent: preferred({ idealFenPerM2Month: 2000, limitFenPerM2Month: 6000 }),
      'floor-load': either({ minKnPerM2: 7.5 }),
      'clear-height': preferred({ minM: 4.5 }),
      'fire-hazard-class': either({ hazardClass: 'D' }),
      power: either({ minKva: 500 }),
      tenure: preferred({ anyOf: ['purchase'] }),
    },
    { requiredKeys: ['rent', 'tenure'] },
  )
  .chain((criteria) =>
    fc
      .constantFrom('expected' as const, 'expected' as const, 'low' as const)
      .map((rankBy) => circumstancesOf(criteria, { requirement: { rankBy } })),
  );

function preferred(parameters: object): fc.Arbitrary<OpenAsk> {
  return fc.constantFrom(0.5, 1, 2, 4).map((weight) => ({ ...parameters, level: 'prefer', weight }));
}

function either(parameters: object): fc.Arbitrary<OpenAsk> {
  return fc.oneof(
    { weight: 2, arbitrary: preferred(parameters) },
    { weight: 1, arbitrary: fc.constant<OpenAsk>({ ...parameters, level: 'must' }) },
  );
}

/** The same circumstances with other weights. */
export function reweighed(
  circumstances: Circumstances,
  weightOf: (criterion: string) => number | undefined,
): Circumstances {
  const { requirement } = circumstances;
  const criteria: OpenRequirement['criteria'] = Object.fromEntries(
    Object.entries(requirement.criteria).map(([id, ask]) => {
      const weight = weightOf(id);
      return [id, weight === undefined ? ask : { ...ask, weight }];
    }),
  );
  return { ...circumstances, requirement: { ...requirement, criteria } };
}
