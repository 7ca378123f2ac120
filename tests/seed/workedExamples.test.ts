import { describe, expect, it } from 'vitest';
import { type PlaceId } from '#shared/place.ts';
import { type PolicyFacts } from '#shared/policy/facts.ts';
import { type IncentiveStack } from '#shared/policy/judged.ts';
import { type Measure, type Policy } from '#shared/policy/policy.ts';
import { placesAndAbove } from '#server/domain/geo/placeTree.ts';
import { type Claimant } from '#server/domain/policy/facts.ts';
import { incentivesAt } from '#server/domain/policy/incentives.ts';
import { readSeed } from '#seed/load.ts';
import { cny } from './policies/rows.ts';

const { policies, places } = await readSeed();
const above = placesAndAbove(places);

/** A company on 2026-11-22 that has never been granted anything. */
function at(place: PlaceId, facts: PolicyFacts, answers: Claimant['answers'] = {}): Claimant {
  return { asOf: '2026-11-22', placeIds: above([place]), facts, awards: [], answers };
}

function stacksOf(
  claimant: Claimant,
  of: readonly Policy[] = policies,
): Record<'confirmed' | 'possible', IncentiveStack> {
  return incentivesAt({ policies: of, placesFrom: (place) => above([place]) }, claimant);
}

/** What is taken and pays anything, in CNY. */
function paid({ taken }: IncentiveStack): Record<string, number> {
  return Object.fromEntries(taken.filter(({ fen }) => fen > 0).map(({ id, fen }) => [id, fen / 100]));
}

describe('a class 1 antibody in phase II in Pingshan', () => {
  const drug: PolicyFacts = {
    sector: 'mab',
    drugClass: '1',
    drugKind: 'biological',
    productStage: 'ph2',
    registersAtSite: true,
    producesAtSite: true,
    localTrialLead: false,
    rdCostWithoutLabourFen: cny(60_000_000),
  };

  it('gets 20 million of the city and 30 % of that of the district', () => {
    const { confirmed } = stacksOf(at('sz-pingshan', drug));

    // 40 % of 60 million is 24 million, cut at 20 million; 30 % of 20 million is 6 million, below 9 million.
    expect(paid(confirmed)).toEqual({ 'sz-2022-10-bio/ph2-class1': 20_000_000, 'ps-2024-bio/drug-match': 6_000_000 });
    expect(confirmed.totalFen).toBe(cny(26_000_000));
  });

  it('gets more of both where an institution of Shenzhen leads the trial', () => {
    const { confirmed } = stacksOf(at('sz-pingshan', { ...drug, localTrialLead: true }));

    // The cap is 20 million + 10 % = 22 million, below 24 million; 30 % of 22 million is 6.6 million.
    expect(paid(confirmed)).toEqual({ 'sz-2022-10-bio/ph2-class1': 22_000_000, 'ps-2024-bio/drug-match': 6_600_000 });
  });

  it('gets as much however the cap of 100 million a year is reached, which one phase never does', () => {
    const { confirmed } = stacksOf(at('sz-pingshan', { ...drug, rdCostWithoutLabourFen: cny(1_000_000_000) }));

    // 40 % of 1 billion is 400 million, cut at 20 million for the phase, long before 100 million for the year.
    expect(confirmed.taken.find(({ id }) => id === 'sz-2022-10-bio/ph2-class1')).toMatchObject({
      fen: cny(20_000_000),
      cutBy: [],
    });
  });

  it('is cut by a narrower cap for the year, after the district has reckoned its share', () => {
    const narrower = policies.map((policy) =>
      policy.id === 'sz-2022-10-bio'
        ? { ...policy, limits: policy.limits.map((limit) => ({ ...limit, capFen: cny(15_000_000) })) }
        : policy,
    );

    const { confirmed } = stacksOf(at('sz-pingshan', drug), narrower);

    // 15 of the 20 million are left in the year; the district's 30 % is of the award before that cap.
    expect(paid(confirmed)).toEqual({ 'sz-2022-10-bio/ph2-class1': 15_000_000, 'ps-2024-bio/drug-match': 6_000_000 });
    expect(confirmed.taken.find(({ id }) => id === 'sz-2022-10-bio/ph2-class1')?.cutBy).toEqual([
      'sz-2022-10-bio/drug-stages-year',
    ]);
  });

  it('rests wholly on policies without a known end that are older than the decree on fair competition', () => {
    const { confirmed } = stacksOf(at('sz-pingshan', drug));

    expect(confirmed.validityNotFoundFen).toBe(cny(26_000_000));
    expect(confirmed.beforeFairCompetitionFen).toBe(cny(26_000_000));
  });

  it('gets nothing of the district where the city pays nothing', () => {
    const { confirmed } = stacksOf(at('sz-pingshan', { ...drug, registersAtSite: false, registeredPlace: 'gz' }));

    expect(paid(confirmed)).toEqual({});
  });
});

describe('a GMP line of synthetic biology in Guangming', () => {
  const plant: PolicyFacts = {
    sector: 'synbio',
    hasGmpLine: true,
    plantCostFen: cny(15_000_000),
    plantAreaM2: 2_000,
    certificates: ['gmp-inspection', 'device-production-licence-2'],
  };

  it('gets half of what counts, which is at most 5,000 CNY for each square metre', () => {
    const { confirmed } = stacksOf(at('sz-guangming', plant));

    // 2,000 m² × 5,000 CNY is 10 million of the 15 million; 50 % of that is 5 million, below 10 million.
    expect(paid(confirmed)).toEqual({ 'gm-2023-1-synbio/gmp-plant': 5_000_000 });
  });

  it('counts the best of its four clauses only, since it was not found whether they add up', () => {
    const { confirmed } = stacksOf(at('sz-guangming', plant));

    // 50 % of 10 million is 5 million, cut at 2 million for class II. Had that to be taken, 5 − 2 = 3 million were lost.
    expect(confirmed.left.find(({ id }) => id === 'gm-2023-1-synbio/gmp-class2')).toEqual({
      id: 'gm-2023-1-synbio/gmp-class2',
      reason: { kind: 'one-of', by: 'gm-2023-1-synbio/gmp-caps', instead: ['gm-2023-1-synbio/gmp-plant'] },
      costsFen: cny(3_000_000),
    });
  });

  it('gets 10 % of its cost besides, uncut by the square metre, where it is a high-standard plant', () => {
    const { confirmed } = stacksOf(at('sz-guangming', plant, { 'gm-2023-1-synbio/high-standard-plant': true }));

    // 10 % of 15 million is 1.5 million, below 2 million.
    expect(paid(confirmed)).toEqual({
      'gm-2023-1-synbio/gmp-plant': 5_000_000,
      'gm-2023-1-synbio/highstd-plant': 1_500_000,
    });
  });
});

describe('a class III device in Shenzhen', () => {
  const device: PolicyFacts = {
    sector: 'ivd',
    deviceClass: '3',
    certificates: ['first-device-registration-3'],
    reviewRoute: 'general',
    registersAtSite: true,
    producesAtSite: true,
    rdCostWithoutLabourFen: cny(20_000_000),
  };

  it('gets 5 million, and 6 million by the green channel', () => {
    const green = stacksOf(at('sz-dapeng', { ...device, reviewRoute: 'national-innovative' }));

    // 40 % of 20 million is 8 million, cut at 5 million, or at 5 + 1 = 6 million.
    expect(paid(stacksOf(at('sz-dapeng', device)).confirmed)).toEqual({ 'sz-2022-10-device/class3-first': 5_000_000 });
    expect(paid(green.confirmed)).toEqual({ 'sz-2022-10-device/class3-first': 6_000_000 });
  });

  it('gets a fifth of it more in Pingshan, up to 1 million', () => {
    const cheaper = { ...device, rdCostWithoutLabourFen: cny(10_000_000) };

    // 20 % of 5 million is just 1 million. 40 % of 10 million is 4 million, of which 20 % is 800,000.
    expect(paid(stacksOf(at('sz-pingshan', device)).confirmed)).toEqual({
      'sz-2022-10-device/class3-first': 5_000_000,
      'ps-2024-bio/device3-match': 1_000_000,
    });
    expect(paid(stacksOf(at('sz-pingshan', cheaper)).confirmed)).toEqual({
      'sz-2022-10-device/class3-first': 4_000_000,
      'ps-2024-bio/device3-match': 800_000,
    });
  });
});

describe('best award only in Binjiang', () => {
  const company: PolicyFacts = {
    sector: 'ai',
    productStage: 'ph2',
    rdCostFenPerYear: cny(12_000_000),
    trialCostFen: cny(30_000_000),
  };

  it('takes the award for the trial and leaves the one for research, with what it would have cost', () => {
    const { confirmed } = stacksOf(at('hz-binjiang', company, { 'bj-2023/it-bt-project': true }));

    // 20 % of 30 million is 6 million; 15 % of 12 million is 1.8 million. Taking the latter would lose 6 − 1.8 = 4.2 million.
    expect(paid(confirmed)).toEqual({ 'bj-2023/clinical-20': 6_000_000 });
    expect(confirmed.left.find(({ id }) => id === 'bj-2023/it-bt')).toMatchObject({
      reason: { kind: 'one-of', by: 'bj-2023/best-award', instead: ['bj-2023/clinical-20'] },
      costsFen: cny(4_200_000),
    });
  });

  it('takes the one for research where the trial is cheap', () => {
    const cheap = { ...company, trialCostFen: cny(5_000_000) };

    // 20 % of 5 million is 1 million, less than 1.8 million.
    expect(paid(stacksOf(at('hz-binjiang', cheap, { 'bj-2023/it-bt-project': true })).confirmed)).toEqual({
      'bj-2023/it-bt': 1_800_000,
    });
  });
});

describe('complements only in Suzhou Industrial Park', () => {
  const company: PolicyFacts = {
    registersAtSite: true,
    sector: 'mab',
    certificates: ['fda-approval'],
    recognitions: [],
    certificationCostFen: cny(3_000_000),
  };
  const answers = { 'sip-2021-9/mainly-contributing': true, 'sip-2021-9/new-approval': true };

  /** The city with an award for overseas certification besides; made up. */
  function withCityAward(amountFen: number): Policy[] {
    const overseas: Measure = {
      id: 'overseas',
      ref: 'made up',
      title: { zh: '境外认证', en: 'Overseas certification' },
      kind: 'award',
      item: 'overseas-certification',
      benefit: { kind: 'fixed', amountFen },
      confidence: 'C',
      src: ['P47'],
    };
    return policies.map((policy) =>
      policy.id === 'su-city' ? { ...policy, when: { all: [] }, measures: [...policy.measures, overseas] } : policy,
    );
  }

  it('pays for an overseas approval, for which no city award was found', () => {
    // Which share of the 3 million is paid was not found: nothing is confirmed, the cap of 1 million is possible.
    const { confirmed, possible } = stacksOf(at('su-suzhou-industrial-park', company, answers));

    expect(paid(confirmed)).toEqual({});
    expect(paid(possible)['sip-2021-9/overseas']).toBe(1_000_000);
  });

  it('gives way to a city award for the same that pays more, and names the rule', () => {
    const { possible } = stacksOf(at('su-suzhou-industrial-park', company, answers), withCityAward(cny(1_200_000)));

    // Not 1.2 + 1 million: the award of the district only complements that of the city.
    expect(paid(possible)['su-city/overseas']).toBe(1_200_000);
    expect(possible.left.find(({ id }) => id === 'sip-2021-9/overseas')).toMatchObject({
      reason: { kind: 'one-of', by: 'sip-2021-9/complements-higher', instead: ['su-city/overseas'] },
      costsFen: cny(200_000),
    });
  });
});

describe('the core project for an innovative drug in Shenzhen', () => {
  it('is paid in three parts, a year apart', () => {
    const facts: PolicyFacts = {
      registersAtSite: true,
      drugClass: '1',
      drugKind: 'chemical',
      productStage: 'cta',
      totalInvestmentFen: cny(20_000_000),
      reviewScore: 80,
      ownMoneySharePct: 40,
      projectProgressPct: 10,
      buildPeriodMonths: 24,
    };

    const { confirmed } = stacksOf(at('sz-dapeng', facts, { 'sz-2025-3/funds-cover-total': true }));

    // 40 % of 20 million is 8 million: 40 %, 30 % and 30 % of it.
    expect(confirmed.taken.find(({ id }) => id === 'sz-2025-3/innovative-drug-core')?.payments).toEqual([
      { year: 2026, fen: cny(3_200_000) },
      { year: 2027, fen: cny(2_400_000) },
      { year: 2028, fen: cny(2_400_000) },
    ]);
  });
});

describe('what a firm of Guangzhou gets of the rules of 2025', () => {
  const facts: PolicyFacts = {
    developmentStage: 'production',
    localTrials: true,
    productStage: 'ph2',
    recognitions: [],
  };

  it('is 100 million and 27 million at most, below the cap of 150 million for a firm', () => {
    expect(
      paid(
        stacksOf(at('gz-haizhu', { ...facts, hasAgreement: false }, { 'gz-2024-1/national-result': false })).possible,
      ),
    ).toEqual({
      'gz-2025-rules/industrialise': 100_000_000,
      'gz-2025-rules/local-trials': 27_000_000,
    });
  });
});
