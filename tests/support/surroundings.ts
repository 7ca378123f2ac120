import { type ApproximatePosition, type Position } from '#shared/position.ts';
import { type Eligibility, type Measure, type Policy } from '#shared/policy.ts';
import { type Resource } from '#shared/resource.ts';
import { type Candidate, type MeasureThere } from '#server/domain/matching/candidate.ts';
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

/** A measure that holds, a grant whose cap is not known where nothing else is said, with its verdict for the company. */
export function aMeasureThere(verdict: Eligibility, rest: Partial<Measure> = {}): MeasureThere {
  const measure: Measure = {
    id: 'clause-1',
    ref: 'Art. 1',
    benefit: 'grant',
    award: true,
    conditions: [],
    confidence: 'A',
    src: ['SEED'],
    ...rest,
  };
  return { measure, judged: { id: `policy-1/${measure.id}`, verdict, tests: [] } };
}

/** A valid policy in force in Pingshan, with one grant to every tenant up to a cap, where nothing else is said. */
export function aPolicy(rest: Partial<Policy> = {}): Policy {
  const measure: Measure = {
    id: 'grant',
    ref: 'Art. 1',
    benefit: 'grant',
    award: true,
    capFen: 100_000_000,
    conditions: [],
    audience: 'tenant',
    confidence: 'A',
    src: ['SEED'],
  };
  return {
    id: 'policy-1',
    level: 'district',
    places: ['sz-pingshan'],
    issuer: 'Pingshan',
    titleZh: '一号政策',
    titleEn: 'Policy One',
    issued: '2025-01-01',
    validFrom: '2025-01-01',
    validTo: '2030-12-31',
    beforeFairCompetition: false,
    eligibility: [],
    documents: [],
    measures: [measure],
    limits: [],
    exclusions: [],
    notFound: [],
    ...rest,
  };
}
