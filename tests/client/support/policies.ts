import { type Eligibility } from '#shared/policy/condition.ts';
import { type IncentiveStack, type JudgedMeasure } from '#shared/policy/judged.ts';
import { type Measure, type Policy } from '#shared/policy/policy.ts';

/** A measure with the given parts. */
export function aMeasure(rest: Partial<Measure> = {}): Measure {
  return {
    id: 'clause-1',
    ref: 'art.1',
    title: { zh: '条款一', en: 'clause one' },
    kind: 'award',
    benefit: { kind: 'unstated' },
    confidence: 'B',
    src: ['P01'],
    ...rest,
  };
}

/** A policy of Shenzhen with the given parts. */
export function aPolicy(rest: Partial<Policy> = {}): Policy {
  return {
    id: 'policy-1',
    level: 'city',
    places: ['sz'],
    issuer: { zh: '发布单位', en: 'Issuer' },
    title: { zh: '若干措施', en: 'Measures' },
    issued: '2024',
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

/** A judged measure of which nothing but its verdict matters. */
export function judged(id: string, verdict: Eligibility): JudgedMeasure {
  return { id, verdict, inForce: 'in-force', trace: { verdict, all: [] } };
}

/** A stack of nothing, but for the given parts. */
export function aStack(rest: Partial<IncentiveStack> = {}): IncentiveStack {
  return {
    totalFen: 0,
    byYear: [],
    taken: [],
    left: [],
    validityNotFoundFen: 0,
    beforeFairCompetitionFen: 0,
    ...rest,
  };
}
