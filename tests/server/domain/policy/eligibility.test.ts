import { describe, expect, it } from 'vitest';
import { type Measure, type Policy } from '#shared/policy.ts';
import { type OpenRequirement } from '#shared/requirement.ts';
import { type MeasureThere } from '#server/domain/matching/candidate.ts';
import { createMeasuresIn } from '#server/domain/policy/eligibility.ts';
import { readSeed } from '#seed/load.ts';

const PINGSHAN = ['cn', 'sz', 'sz-pingshan'];

/** A clause that asks nothing of the company. */
function aMeasure(rest: Partial<Measure> = {}): Measure {
  return {
    id: 'clause',
    ref: 'art. 1',
    benefit: 'grant',
    award: true,
    conditions: [],
    confidence: 'B',
    src: ['P01'],
    ...rest,
  };
}

/** A policy of Shenzhen whose days in force were not found. */
function aPolicy(measures: readonly Measure[], rest: Partial<Policy> = {}): Policy {
  return {
    id: 'policy',
    level: 'city',
    places: ['sz'],
    issuer: 'a city',
    titleZh: '若干措施',
    titleEn: 'Measures',
    issued: '2025-01-01',
    beforeFairCompetition: false,
    eligibility: [],
    documents: [],
    measures: [...measures],
    limits: [],
    exclusions: [],
    notFound: [],
    ...rest,
  };
}

function judge(
  policies: readonly Policy[],
  { asOf = '2026-11-22', ...requirement }: Partial<OpenRequirement> = {},
): readonly MeasureThere[] {
  return createMeasuresIn(policies, { criteria: {}, ...requirement, asOf })(PINGSHAN);
}

/** The verdict on the only clause, and the verdict of one of its tests. */
function verdicts(
  test: string,
  measure: Partial<Measure>,
  requirement: Partial<OpenRequirement> = {},
): { clause: unknown; test: unknown } {
  const judged = judge([aPolicy([aMeasure(measure)])], requirement)[0]?.judged;
  return { clause: judged?.verdict, test: judged?.tests.find((one) => one.test === test)?.verdict };
}

describe('createMeasuresIn', () => {
  it('lists every clause of the policies that hold in the places, in order of their ids', () => {
    const policies = [
      aPolicy([aMeasure({ id: 'b' }), aMeasure({ id: 'a' })], { id: 'second' }),
      aPolicy([aMeasure()], { id: 'first', places: ['cn'] }),
      aPolicy([aMeasure()], { id: 'elsewhere', places: ['sh'] }),
      aPolicy([aMeasure()], { id: 'other-district', places: ['sz-nanshan'] }),
    ];

    expect(judge(policies).map(({ judged }) => judged.id)).toEqual(['first/clause', 'second/a', 'second/b']);
  });

  it('reckons the measures of the same places once', () => {
    const measuresIn = createMeasuresIn([aPolicy([aMeasure()])], { criteria: {}, asOf: '2026-11-22' });

    expect(measuresIn(PINGSHAN)).toBe(measuresIn([...PINGSHAN]));
  });

  it('finds nothing where no place is given', () => {
    const measuresIn = createMeasuresIn([aPolicy([aMeasure()])], { criteria: {}, asOf: '2026-11-22' });

    expect(measuresIn([])).toEqual([]);
  });

  it('finds whoever is there eligible for a clause that asks nothing, and shows that its days were not found', () => {
    const [there] = judge([aPolicy([aMeasure()])]);

    expect(there?.judged).toEqual({
      id: 'policy/clause',
      verdict: 'eligible',
      tests: [
        { test: 'place', verdict: 'eligible', required: ['sz'], given: 'sz' },
        { test: 'in-force', verdict: 'unknown', given: '2026-11-22' },
      ],
    });
  });

  it('leaves a clause open whose conditions only words say', () => {
    const [there] = judge([aPolicy([aMeasure({ conditions: ['score 60 or more'] })])]);

    expect(there?.judged.verdict).toBe('unknown');
    expect(there?.judged.tests.at(-1)).toEqual({
      test: 'other-conditions',
      verdict: 'unknown',
      required: ['score 60 or more'],
    });
  });

  it('says no where one test fails, whatever else is unknown', () => {
    const clause: Partial<Measure> = { drugClasses: ['1'], stage: 'ph2', conditions: ['score 60 or more'] };

    expect(verdicts('drug-class', clause, { company: { drugClass: '2' } }).clause).toBe('not-eligible');
  });
});

describe('the days in force', () => {
  it.each([
    { asOf: '2025-07-22', verdict: 'not-eligible', because: 'is the day before the first' },
    { asOf: '2025-07-23', verdict: 'eligible', because: 'is the first day' },
    { asOf: '2028-07-23', verdict: 'eligible', because: 'is the last day' },
    { asOf: '2028-07-24', verdict: 'not-eligible', because: 'is the day after the last' },
  ])('make it $verdict on $asOf, which $because', ({ asOf, verdict }) => {
    const policy = aPolicy([aMeasure()], { validFrom: '2025-07-23', validTo: '2028-07-23' });

    const judged = judge([policy], { asOf })[0]?.judged;

    expect(judged?.verdict).toBe(verdict);
    expect(judged?.tests[1]).toEqual({
      test: 'in-force',
      verdict,
      required: ['2025-07-23', '2028-07-23'],
      given: asOf,
    });
  });

  it.each([
    { days: { validFrom: '2024-08-01' }, asOf: '2024-07-31', clause: 'not-eligible', test: 'not-eligible' },
    { days: { validFrom: '2024-08-01' }, asOf: '2024-08-01', clause: 'eligible', test: 'unknown' },
    { days: { validTo: '2026-12-31' }, asOf: '2026-12-31', clause: 'eligible', test: 'unknown' },
    { days: { validTo: '2026-12-31' }, asOf: '2027-01-01', clause: 'not-eligible', test: 'not-eligible' },
  ])('decide against a day that one known end of $days shuts out: $asOf is $clause', ({ days, asOf, clause, test }) => {
    const judged = judge([aPolicy([aMeasure()], days)], { asOf })[0]?.judged;

    expect(judged?.verdict).toBe(clause);
    expect(judged?.tests[1]?.verdict).toBe(test);
  });
});

describe('the tests of a clause', () => {
  it.each([
    { audience: 'owner', verdict: 'not-eligible' },
    { audience: 'tenant', verdict: 'eligible' },
  ] as const)('find a tenant $verdict for what is meant for the $audience', ({ audience, verdict }) => {
    expect(verdicts('audience', { audience })).toEqual({ clause: verdict, test: verdict });
  });

  it.each([
    { sector: 'ivd', verdict: 'eligible' },
    { sector: 'cgt', verdict: 'not-eligible' },
    { sector: undefined, verdict: 'unknown' },
  ] as const)('find sector $sector $verdict for devices and reagents', ({ sector, verdict }) => {
    expect(verdicts('sector', { sectors: ['device', 'ivd'] }, sector ? { sector } : {})).toEqual({
      clause: verdict,
      test: verdict,
    });
  });

  it.each([
    { company: { drugClass: '1' }, verdict: 'eligible' },
    { company: { drugClass: '2' }, verdict: 'not-eligible' },
    { company: {}, verdict: 'unknown' },
    { company: undefined, verdict: 'unknown' },
  ] as const)('find a company of $company $verdict for class 1 drugs', ({ company, verdict }) => {
    expect(verdicts('drug-class', { drugClasses: ['1'] }, company ? { company } : {})).toEqual({
      clause: verdict,
      test: verdict,
    });
  });

  it.each([
    { deviceClass: '3', verdict: 'eligible' },
    { deviceClass: '2', verdict: 'not-eligible' },
    { deviceClass: undefined, verdict: 'unknown' },
  ] as const)('find device class $deviceClass $verdict for class III', ({ deviceClass, verdict }) => {
    expect(verdicts('device-class', { deviceClass: '3' }, deviceClass ? { company: { deviceClass } } : {})).toEqual({
      clause: verdict,
      test: verdict,
    });
  });

  it.each([
    { stage: 'ph2', productStage: 'ph2', verdict: 'eligible' },
    { stage: 'ph2', productStage: 'ph1', verdict: 'not-eligible' },
    { stage: 'ph2', productStage: 'ph3', verdict: 'not-eligible' },
    { stage: 'any-clinical', productStage: 'cta', verdict: 'not-eligible' },
    { stage: 'any-clinical', productStage: 'ph1', verdict: 'eligible' },
    { stage: 'any-clinical', productStage: 'ph3', verdict: 'eligible' },
    { stage: 'any-clinical', productStage: 'approval', verdict: 'not-eligible' },
    { stage: 'any-clinical', productStage: undefined, verdict: 'unknown' },
  ] as const)('find a product at $productStage $verdict for stage $stage', ({ stage, productStage, verdict }) => {
    expect(verdicts('stage', { stage }, productStage ? { company: { productStage } } : {})).toEqual({
      clause: verdict,
      test: verdict,
    });
  });

  it.each([
    { awardedPolicies: ['city-device'], verdict: 'eligible', because: 'one of the two was granted' },
    { awardedPolicies: ['another'], verdict: 'not-eligible', because: 'neither was granted' },
    { awardedPolicies: [], verdict: 'not-eligible', because: 'nothing was granted' },
    { awardedPolicies: undefined, verdict: 'unknown', because: 'nobody said what was granted' },
  ])('find it $verdict where a prior award is needed and $because', ({ awardedPolicies, verdict }) => {
    const company = awardedPolicies ? { company: { awardedPolicies } } : {};

    expect(verdicts('prior-award', { dependsOn: ['city-bio', 'city-device'] }, company)).toEqual({
      clause: verdict,
      test: verdict,
    });
  });
});

describe('the policies that ship', async () => {
  const { policies } = await readSeed();
  const inPingshan = (company: OpenRequirement['company'], sector: OpenRequirement['sector'] = 'cgt') =>
    createMeasuresIn(policies, {
      criteria: {},
      asOf: '2026-11-22',
      sector,
      ...(company ? { company } : {}),
    })(PINGSHAN);
  const verdictOf = (measures: readonly MeasureThere[], id: string): unknown =>
    measures.find(({ judged }) => judged.id === id)?.judged.verdict;

  it('promise a class 1 drug in phase 2 up to 20 million CNY in Shenzhen', () => {
    const measures = inPingshan({ drugClass: '1', productStage: 'ph2' });

    const phase2 = measures.find(({ judged }) => judged.id === 'sz-2022-10-bio/ph2-class1');

    expect(phase2?.judged.verdict).toBe('eligible');
    // 20,000,000 CNY × 100 fen.
    expect(phase2?.measure.capFen).toBe(2_000_000_000);
    expect(verdictOf(measures, 'sz-2022-10-bio/ph1-class1')).toBe('not-eligible');
  });

  it('make the match of Pingshan wait for the award of the city', () => {
    const phase2 = { drugClass: '1', productStage: 'ph2' } as const;

    // The words "innovative or improved drug …" stay open even where the award was granted.
    expect(verdictOf(inPingshan(phase2), 'ps-2024-bio/drug-match')).toBe('unknown');
    expect(verdictOf(inPingshan({ ...phase2, awardedPolicies: [] }), 'ps-2024-bio/drug-match')).toBe('not-eligible');
    expect(verdictOf(inPingshan({ ...phase2, awardedPolicies: ['sz-2022-10-bio'] }), 'ps-2024-bio/drug-match')).toBe(
      'unknown',
    );
  });

  it('promise nothing of Huangpu once its measures have ended', () => {
    const measuresOn = (asOf: string): readonly MeasureThere[] =>
      createMeasuresIn(policies, { criteria: {}, asOf, sector: 'device' })(['cn', 'gz', 'gz-huangpu']);

    expect(verdictOf(measuresOn('2028-07-23'), 'hp-2025-9/device-cert')).toBe('unknown');
    expect(verdictOf(measuresOn('2028-07-24'), 'hp-2025-9/device-cert')).toBe('not-eligible');
  });

  it('keep the plant awards of Guangming for owners of buildings', () => {
    const measures = createMeasuresIn(policies, { criteria: {}, asOf: '2026-11-22' })(['cn', 'sz', 'sz-guangming']);

    expect(verdictOf(measures, 'gm-2024-3-space/m0-plant')).toBe('not-eligible');
  });

  it('leave a class 3 biologic open where the words reach from class 2 to 5 by kind of drug', () => {
    const requirement = { asOf: '2026-11-22', criteria: {}, company: { drugClass: '3', productStage: 'cta' } } as const;

    const measures = createMeasuresIn(policies, requirement)(['sh-lin-gang-special-area']);

    expect(verdictOf(measures, 'lg-2024/cta-class2')).toBe('unknown');
    expect(verdictOf(measures, 'lg-2024/ph1-class2')).toBe('not-eligible');
  });

  it('do not take any drug in phase 2 for a product of medical aesthetics', () => {
    const measures = inPingshan({ drugClass: '1', productStage: 'ph2' });

    expect(verdictOf(measures, 'sz-2022-10-health/aesthetic-bio-ph2')).toBe('unknown');
  });
});
