import { type ApproximatePosition, type Position } from '#shared/position.ts';
import { type Measure, type Policy } from '#shared/policy/policy.ts';
import { type Resource } from '#shared/resource.ts';
import { type Candidate } from '#server/domain/matching/candidate.ts';
import { type Promised } from '#server/domain/policy/promised.ts';
import { aCandidate } from '#tests/support/builders.ts';

/** A ring around a position; without a radius a surveyed point. */
export function at(position: Position, radiusM = 0): ApproximatePosition {
  return { crs: 'WGS-84', position, radiusM };
}

/** A candidate of which only its place is known. */
export function aCandidateAt(position: Position, radiusM = 0): Candidate {
  return aCandidate({}, { location: at(position, radiusM) });
}

/** A valid resource, a hospital where nothing else is said, its position not known. */
export function aResource(rest: Partial<Resource> = {}): Resource {
  return {
    id: 'resource-1',
    kind: 'hospital',
    name: { zh: '一号医院', en: 'Hospital One' },
    places: ['sz-pingshan'],
    demo: false,
    src: ['SEED'],
    ...rest,
  };
}

/** A valid award of a million CNY to every tenant, where nothing else is said. */
export function aMeasure(rest: Partial<Measure> = {}): Measure {
  return { ...A_MEASURE, kind: 'award', benefit: { kind: 'fixed', amountFen: 100_000_000 }, ...rest };
}

/** A valid limit on all awards of its policy, of a million CNY where nothing else is said. */
export function aCapMeasure(rest: Partial<Measure> = {}): Measure {
  return { ...A_MEASURE, id: 'cap', kind: 'cap', caps: [{ capFen: 100_000_000, per: 'firm' }], ...rest };
}

const A_MEASURE = {
  id: 'grant',
  ref: 'Art. 1',
  title: { zh: '资助', en: 'Grant' },
  confidence: 'A' as const,
  src: ['SEED'],
} satisfies Partial<Measure>;

/** A valid policy in force in Pingshan, with one award to everybody there, where nothing else is said. */
export function aPolicy(rest: Partial<Policy> = {}): Policy {
  return anUndatedPolicy({ validFrom: '2025-01-01', validTo: '2030-12-31', ...rest });
}

/** The same with no days in force but those given. */
export function anUndatedPolicy(rest: Partial<Policy> = {}): Policy {
  return {
    id: 'policy-1',
    level: 'district',
    places: ['sz-pingshan'],
    issuer: { zh: '坪山区', en: 'Pingshan' },
    title: { zh: '一号政策', en: 'Policy One' },
    issued: '2025-01-01',
    beforeFairCompetition: false,
    eligibility: [],
    questions: [],
    documents: [],
    measures: [aMeasure()],
    limits: [],
    exclusions: [],
    notFound: [],
    ...rest,
  };
}

/** What a place without policies promises, where nothing else is said. */
export function promising(rest: Partial<Promised> = {}): Promised {
  return { confirmedFen: 0, possibleFen: rest.confirmedFen ?? 0, awards: 0, openEnded: 0, byYear: [], ...rest };
}

/** What a place promises of which an amount has no known end. */
export function promisingWithoutEnd({ confirmedFen = 0, awards = 1 }: Partial<Promised> = {}): Promised {
  return { confirmedFen, awards, openEnded: 1, byYear: [] };
}
