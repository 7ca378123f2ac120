import fc from 'fast-check';
import { type SpaceFacts } from '#shared/space.ts';
import { OpenRequirement } from '#shared/requirement.ts';
import { type Candidate } from '#server/domain/matching/candidate.ts';
import { aPark, aSpace } from '#tests/support/builders.ts';

/** Facts of a few values each, so that ties, equal spaces and unknown facts are common. */
export const factsArbitrary: fc.Arbitrary<SpaceFacts> = fc.record(
  {
    areaM2: fc.constantFrom(400, 800, 1200, 2000),
    divisibleFromM2: fc.constantFrom<(number | 'none')[]>(100, 500, 'none'),
    rentFenPerM2Month: fc.constantFrom<(number | 'none')[]>(2000, 4000, 4500, 6000, 'none'),
    floorLoadKnPerM2: fc.constantFrom(3, 5, 7.5, 10),
    clearHeightM: fc.constantFrom(3.5, 4.5, 6),
    fireHazardClass: fc.constantFrom('E', 'D', 'C', 'B'),
    fitOut: fc.constantFrom('shell', 'basic', 'fitted'),
    tenures: fc.constantFrom(['lease'], ['purchase'], ['lease', 'purchase']),
    powerKva: fc.constantFrom(100, 400, 1000),
    effluentM3PerDay: fc.constantFrom<(number | 'none')[]>(5, 50, 'none'),
    effluentTreatment: fc.constantFrom('light', 'biological', 'none'),
    availableFrom: fc.constantFrom('2026-01-31', '2026-12-31', '2027-01-01', '2027-05-05'),
    floorNumber: fc.constantFrom(-1, 1, 2, 3),
  },
  { noNullPrototype: true, requiredKeys: [] },
);

/** A few parks, a few buildings, ids that do not sort as they were made. */
export const stockArbitrary: fc.Arbitrary<Candidate[]> = fc.uniqueArray(candidateArbitrary(), {
  maxLength: 24,
  size: 'max',
  selector: ({ space }) => space.id,
});

/** A candidate with the given facts, in one of two parks. */
function candidateArbitrary(): fc.Arbitrary<Candidate> {
  return fc
    .record({
      id: fc.stringMatching(/^[A-Za-z0-9][a-z0-9.-]{0,2}$/u),
      parkId: fc.constantFrom('park-1', 'park-2'),
      building: fc.constantFrom('A', 'B', undefined),
      facts: factsArbitrary,
    })
    .map(({ id, parkId, building, facts }) => ({
      space: aSpace(facts, { id, parkId, ...(building === undefined ? {} : { building }) }),
      park: aPark({ id: parkId }),
      placeIds: [],
    }));
}

const weighed = fc.record({
  level: fc.constantFrom('must', 'prefer', 'prefer'),
  weight: fc.constantFrom(0.1, 0.7, 1, 3, 10),
});

/** An ask for one criterion, or none. */
function ask(parameters: fc.Arbitrary<object>): fc.Arbitrary<object | undefined> {
  return fc.option(
    fc.tuple(weighed, parameters).map(([level, own]) => ({ ...level, ...own })),
    { nil: undefined, freq: 2 },
  );
}

/** Asks for some of the criteria of the catalogue, as musts and as preferences. */
export const criteriaArbitrary: fc.Arbitrary<OpenRequirement['criteria']> = fc
  .record({
    area: ask(fc.constantFrom({ minM2: 800 }, { minM2: 600, maxM2: 1200 }, { minM2: 2500 })),
    rent: ask(fc.constantFrom({ idealFenPerM2Month: 2000, limitFenPerM2Month: 4500 })),
    'floor-load': ask(fc.constantFrom({ minKnPerM2: 7.5 }, { minKnPerM2: 4 })),
    'clear-height': ask(fc.constantFrom({ minM: 4.5 }, { minM: 6 })),
    'fire-hazard-class': ask(fc.constantFrom({ hazardClass: 'C' }, { hazardClass: 'D' })),
    'fit-out': ask(fc.constantFrom({ atLeast: 'basic' })),
    tenure: ask(fc.constantFrom({ anyOf: ['purchase'] })),
    power: ask(fc.constantFrom({ minKva: 500 }, { minKva: 1200 })),
    effluent: ask(fc.constantFrom({ minM3PerDay: 40, treatment: 'light' })),
  })
  .map((asks) => Object.fromEntries(Object.entries(asks).filter(([, one]) => one !== undefined)))
  .map((criteria) => OpenRequirement.shape.criteria.parse(criteria));
