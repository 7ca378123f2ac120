import { describe, expect, it } from 'vitest';
import { type Trace } from '#shared/policy/condition.ts';
import { type JudgedMeasure } from '#shared/policy/judged.ts';
import { type Measure, type Policy } from '#shared/policy/policy.ts';
import { type Company } from '#shared/requirement.ts';
import { claimantOf } from '#server/domain/policy/facts.ts';
import { judgeMeasure } from '#server/domain/policy/eligibility.ts';
import { aMeasure, aPolicy, anUndatedPolicy } from '#tests/support/surroundings.ts';

const PINGSHAN = ['cn', 'sz', 'sz-pingshan'];

/** A child of Shenzhen is anything that begins so. */
const placesFrom = (place: string): string[] => ['cn', ...(place.startsWith('sz') ? ['sz'] : []), place];

interface Case {
  readonly measure?: Partial<Measure>;
  readonly policy?: Partial<Policy>;
  readonly company?: Company;
  readonly asOf?: string;
  readonly placeIds?: readonly string[];
}

function judged({
  measure = {},
  policy = {},
  company,
  asOf = '2026-11-22',
  placeIds = PINGSHAN,
}: Case): Omit<JudgedMeasure, 'amount'> {
  const claimant = claimantOf({ criteria: {}, asOf, ...(company === undefined ? {} : { company }) }, placeIds);
  return judgeMeasure({ policy: aPolicy(policy), measure: aMeasure(measure), claimant, placesFrom });
}

function testOf({ trace }: Pick<JudgedMeasure, 'trace'>, name: string): Trace | undefined {
  return 'all' in trace ? trace.all.find((part) => 'test' in part && part.test === name) : undefined;
}

describe('judgeMeasure', () => {
  it('finds whoever is there eligible for what asks nothing, with a trace that leaves out what is not known', () => {
    expect(judged({})).toStrictEqual({
      id: 'policy-1/grant',
      verdict: 'eligible',
      inForce: 'in-force',
      trace: {
        verdict: 'eligible',
        all: [
          { test: 'place', verdict: 'eligible', required: ['sz-pingshan'], given: 'sz-pingshan', decides: true },
          {
            test: 'in-force',
            verdict: 'eligible',
            required: ['2025-01-01', '2030-12-31'],
            given: '2026-11-22',
            decides: true,
          },
        ],
      },
    });
  });

  it('traces the conditions of the policy and then those of the measure, in their shape', () => {
    const { verdict, trace } = judged({
      policy: { when: { fact: 'registersAtSite', is: true } },
      measure: { when: { any: [{ fact: 'drugClass', is: '1' }, { not: { ask: 'licensed' } }] } },
      company: { drugClass: '2', answers: { 'policy-1/licensed': true, 'policy-2/licensed': false } },
    });

    expect(verdict).toBe('not-eligible');
    expect('all' in trace && trace.all.slice(2)).toStrictEqual([
      { fact: 'registersAtSite', is: true, verdict: 'unknown' },
      {
        verdict: 'not-eligible',
        any: [
          { fact: 'drugClass', is: '1', given: '2', verdict: 'not-eligible' },
          { verdict: 'not-eligible', not: { ask: 'licensed', verdict: 'eligible' } },
        ],
      },
    ]);
  });

  it('shuts out whoever is elsewhere', () => {
    expect(judged({ placeIds: ['cn', 'gz'] }).verdict).toBe('not-eligible');
  });
});

describe('the days in force', () => {
  const days = { validFrom: '2025-07-23', validTo: '2028-07-23' };

  it.each([
    { asOf: '2025-07-22', verdict: 'not-eligible', inForce: 'not-yet' },
    { asOf: '2025-07-23', verdict: 'eligible', inForce: 'in-force' },
    { asOf: '2028-07-23', verdict: 'eligible', inForce: 'in-force' },
    { asOf: '2028-07-24', verdict: 'not-eligible', inForce: 'expired' },
  ])('make it $verdict on $asOf: $inForce', ({ asOf, verdict, inForce }) => {
    expect(judged({ policy: days, asOf })).toMatchObject({ verdict, inForce });
  });

  it('that were not found are shown as unknown and decide nothing', () => {
    const open = anUndatedPolicy({ validFrom: '2025-01-01' });
    const claimant = claimantOf({ criteria: {}, asOf: '2026-11-22' }, PINGSHAN);
    const found = judgeMeasure({ policy: open, measure: aMeasure(), claimant, placesFrom });

    expect(found).toMatchObject({ verdict: 'eligible', inForce: 'validity-not-found' });
    expect(testOf(found, 'in-force')).toStrictEqual({
      test: 'in-force',
      verdict: 'unknown',
      required: ['2025-01-01'],
      given: '2026-11-22',
      decides: false,
    });
  });
});

describe('the tests that every measure is put to', () => {
  it.each([
    { audience: 'owner', company: {}, verdict: 'not-eligible' },
    { audience: 'tenant', company: {}, verdict: 'eligible' },
    { audience: 'owner', company: { isBuildingOwner: true }, verdict: 'eligible' },
    { audience: 'tenant', company: { isBuildingOwner: true }, verdict: 'not-eligible' },
    { audience: 'owner', company: { isBuildingOwner: false }, verdict: 'not-eligible' },
  ] as const)('find $company $verdict for what is meant for the $audience', ({ audience, company, verdict }) => {
    expect(judged({ measure: { audience }, company }).verdict).toBe(verdict);
  });

  it.each([
    { company: { hasAgreement: true }, verdict: 'not-eligible' },
    { company: { hasAgreement: false }, verdict: 'eligible' },
    { company: {}, verdict: 'unknown' },
  ])('find $company $verdict where an agreement of its own excludes', ({ company, verdict }) => {
    const exclusions = [{ id: 'own', kind: 'agreement' as const, says: { zh: '另有协议', en: 'Agreement' } }];

    expect(judged({ policy: { exclusions }, company }).verdict).toBe(verdict);
  });

  it('ask after an agreement only for the measures that it excludes', () => {
    const exclusions = [
      { id: 'own', kind: 'agreement' as const, of: ['other'], says: { zh: '另有协议', en: 'Agreement' } },
    ];

    expect(judged({ policy: { exclusions }, company: { hasAgreement: true } }).verdict).toBe('eligible');
  });

  it.each([
    { awards: undefined, verdict: 'unknown' },
    { awards: [], verdict: 'unknown' },
    { awards: [{ policy: 'city-bio' }], verdict: 'eligible' },
    { awards: [{ policy: 'policy-1', measure: 'base' }], verdict: 'eligible' },
    { awards: [{ policy: 'policy-1', measure: 'another' }, { policy: 'city' }], verdict: 'unknown' },
  ])('show the prior award of $awards as $verdict, and let the stack decide', ({ awards, verdict }) => {
    const found = judged({
      measure: { dependsOn: ['city-bio/*', 'base'] },
      ...(awards === undefined ? {} : { company: { awards } }),
    });

    expect(found.verdict).toBe('eligible');
    expect(testOf(found, 'prior-award')).toMatchObject({ verdict, decides: false });
  });
});

describe('a condition', () => {
  it.each([
    { company: { registeredPlace: 'sz-nanshan' }, verdict: 'eligible', because: 'lies below' },
    { company: { registeredPlace: 'sz' }, verdict: 'eligible', because: 'is it' },
    { company: { registeredPlace: 'gz' }, verdict: 'not-eligible', because: 'lies elsewhere' },
    { company: {}, verdict: 'unknown', because: 'is not known' },
  ])('on the registered place is $verdict where that $because', ({ company, verdict }) => {
    expect(judged({ measure: { when: { fact: 'registeredPlace', is: 'sz' } }, company }).verdict).toBe(verdict);
  });

  it.each([
    { when: { fact: 'staff', atLeast: 10 }, nine: 'not-eligible', ten: 'eligible' },
    { when: { fact: 'staff', above: 9 }, nine: 'not-eligible', ten: 'eligible' },
    { when: { fact: 'staff', atMost: 9 }, nine: 'eligible', ten: 'not-eligible' },
    { when: { fact: 'staff', below: 10 }, nine: 'eligible', ten: 'not-eligible' },
  ] as const)('$when finds nine $nine and ten $ten', ({ when, nine, ten }) => {
    expect(judged({ measure: { when }, company: { staff: 9 } }).verdict).toBe(nine);
    expect(judged({ measure: { when }, company: { staff: 10 } }).verdict).toBe(ten);
  });

  it.each([
    { when: { fact: 'certificates', allOf: ['patent', 'fda-approval'] }, verdict: 'not-eligible' },
    { when: { fact: 'certificates', oneOf: ['patent', 'fda-approval'] }, verdict: 'eligible' },
    { when: { fact: 'certificates', is: 'patent' }, verdict: 'eligible' },
  ] as const)('$when finds a company with a patent $verdict', ({ when, verdict }) => {
    const measure = { when: { ...when, ...('allOf' in when ? { allOf: [...when.allOf] } : {}) } };
    const conditions = JSON.parse(JSON.stringify(measure)) as Partial<Measure>;

    expect(judged({ measure: conditions, company: { certificates: ['patent'] } }).verdict).toBe(verdict);
  });
});
