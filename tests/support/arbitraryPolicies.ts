import fc from 'fast-check';
import { type Benefit } from '#shared/policy/benefit.ts';
import { type Condition } from '#shared/policy/condition.ts';
import { type Measure, type Policy } from '#shared/policy/policy.ts';
import { type AwardItem, Confidence } from '#shared/policy/terms.ts';
import { type Company } from '#shared/requirement.ts';
import { aCapMeasure, aMeasure, aPolicy, anUndatedPolicy } from '#tests/support/surroundings.ts';

/** Few values for everything, so that caps bind, ties happen and conditions meet. */
const SUMS = [0, 7, 100, 250, 1000] as const;
const ITEMS = ['rent', 'equipment'] as const;

/** A company of which some of the facts that arbitrary policies ask for are known. */
export function companies(): fc.Arbitrary<Company> {
  return fc.record(
    {
      drugClass: fc.constantFrom('1' as const, '2' as const),
      localTrialLead: fc.boolean(),
      staff: fc.constantFrom(0, 9, 10, 50),
      rdCostFen: fc.constantFrom(0, 333, 1000, 5000),
      answers: fc.record(
        { 'city/licensed': fc.boolean(), 'district/licensed': fc.boolean() },
        { noNullPrototype: true, requiredKeys: [] },
      ),
      awards: noAwards(),
    },
    { noNullPrototype: true, requiredKeys: ['answers'] },
  );
}

/** One thing more that may become known of such a company. */
export function answers(): fc.Arbitrary<Company> {
  return fc.oneof(
    fc.record({ drugClass: fc.constantFrom('1' as const, '2' as const) }),
    fc.record({ localTrialLead: fc.boolean() }),
    fc.record({ staff: fc.constantFrom(0, 9, 10, 50) }),
    fc.record({ rdCostFen: fc.constantFrom(0, 333, 1000, 5000) }),
    fc.record({ awards: noAwards() }),
  );
}

function noAwards(): fc.Arbitrary<NonNullable<Company['awards']>> {
  return fc.constant([]).map(() => []);
}

/** A policy of a city and one of its district, which shares in awards of the city and depends on them. */
export function policies(): fc.Arbitrary<[city: Policy, district: Policy]> {
  const city = policyOf('city', awards(5)).map((policy) => ({ ...policy, level: 'city' as const, places: ['sz'] }));
  return fc.tuple(
    city,
    policyOf(
      'district',
      fc.tuple(awards(3), shares()).map((sets) => sets.flat()),
    ),
  );
}

/** An award of those policies. */
export function award(): fc.Arbitrary<Measure> {
  return fc
    .record({
      benefit: benefit(),
      when: fc.option(condition(), { nil: undefined }),
      cap: fc.option(fc.constantFrom(50, 300, 900), { nil: undefined }),
      per: fc.constantFrom('award' as const, 'firm-year' as const),
      item: fc.option(fc.constantFrom(...ITEMS), { nil: undefined }),
      confidence: fc.constantFrom(...Confidence.options),
      payoutPct: fc.option(fc.constant([40, 30, 30].map(Number)), { nil: undefined }),
    })
    .map(({ when, cap, per, item, payoutPct, ...rest }) =>
      aMeasure({
        ...rest,
        ...(when === undefined ? {} : { when }),
        ...(cap === undefined ? {} : { caps: [{ capFen: cap, per }] }),
        ...(item === undefined ? {} : { item }),
        ...(payoutPct === undefined ? {} : { payoutPct }),
      }),
    );
}

function awards(maxLength: number): fc.Arbitrary<Measure[]> {
  return fc
    .array(award(), { minLength: 1, maxLength })
    .map((found) => found.map((one, at) => ({ ...one, id: `m-${at}` })));
}

/** A share of all awards of the city, or of those that pay for one item, and an award that depends on one of them. */
function shares(): fc.Arbitrary<Measure[]> {
  const items = fc.constantFrom<{ items?: AwardItem[] }>({}, { items: [...ITEMS] }, { items: ['export'] });
  return fc.tuple(award(), award(), items).map(([one, other, ofItems]) => [
    { ...one, id: 'share', benefit: { kind: 'share-of-award', sharePct: 30, of: ['city/*'], ...ofItems } },
    { ...other, id: 'after', dependsOn: ['city/m-0', 'city/m-1'] },
  ]);
}

function benefit(): fc.Arbitrary<Benefit> {
  return fc.oneof(
    fc.constantFrom(...SUMS).map((amountFen): Benefit => ({ kind: 'fixed', amountFen })),
    fc.constantFrom(...SUMS).map((amountFen): Benefit => ({ kind: 'fixed', amountFen, isCeiling: true })),
    fc.constantFrom(15, 33.3, 40).map((ratePct): Benefit => ({ kind: 'percentage', ratePct, base: 'rdCostFen' })),
    fc.constant<Benefit>({
      kind: 'tiered',
      fact: 'staff',
      counts: 'highest',
      steps: [
        { from: 10, amountFen: 500 },
        { from: 50, amountFen: 100 },
      ],
    }),
    fc.constant<Benefit>({ kind: 'unstated' }),
  );
}

function condition(): fc.Arbitrary<Condition> {
  const leaf = fc.oneof(
    fc.constantFrom('1', '2').map((is): Condition => ({ fact: 'drugClass', is })),
    fc.boolean().map((is): Condition => ({ fact: 'localTrialLead', is })),
    fc.constantFrom(10, 50).map((atLeast): Condition => ({ fact: 'staff', atLeast })),
    fc.constant<Condition>({ ask: 'licensed' }),
  );
  return fc.oneof(
    leaf,
    fc.array(leaf, { maxLength: 2 }).map((all): Condition => ({ all })),
    fc.array(leaf, { maxLength: 2 }).map((any): Condition => ({ any })),
    leaf.map((not): Condition => ({ not })),
  );
}

/** Awards with rules over them: caps that nest, exclusions of every kind, a raise of caps, and a cap that may not hold. */
function policyOf(id: string, measures: fc.Arbitrary<Measure[]>): fc.Arbitrary<Policy> {
  return fc
    .record({
      measures,
      raise: fc.option(condition(), { nil: undefined }),
      cap: fc.option(condition(), { nil: undefined }),
      limitFen: fc.option(fc.constantFrom(200, 600), { nil: undefined }),
      exclusion: fc.constantFrom('best-of' as const, 'same-item-once' as const, 'complements' as const, undefined),
      beforeFairCompetition: fc.boolean(),
      hasDays: fc.boolean(),
    })
    .map(({ measures: found, raise, cap, limitFen, exclusion, beforeFairCompetition, hasDays }) => {
      const ids = found.map((one) => one.id);
      return {
        ...(hasDays ? aPolicy() : anUndatedPolicy()),
        id,
        beforeFairCompetition,
        questions: [{ id: 'licensed', text: { zh: '许可', en: 'Licensed' } }],
        measures: [...found, ...raises(raise), ...cappings(cap)],
        // Payments over years cross what is capped over all years: this limit is one for each year.
        limits:
          limitFen === undefined ? [] : [{ id: 'limit', capFen: limitFen, per: 'firm-year', of: ids, src: ['SEED'] }],
        exclusions:
          exclusion === undefined
            ? []
            : [{ id: 'rule', kind: exclusion, of: ids.slice(0, 3), says: { zh: '择优', en: 'One of them' } }],
      };
    });
}

function raises(when: Condition | undefined): Measure[] {
  if (when === undefined) return [];
  return [
    aMeasure({
      id: 'raise',
      kind: 'cap-raise',
      when,
      benefit: { kind: 'cap-raise', raisePct: 10, of: ['m-0', 'm-1'] },
    }),
  ];
}

function cappings(when: Condition | undefined): Measure[] {
  if (when === undefined) return [];
  return [aCapMeasure({ when, caps: [{ capFen: 800, per: 'firm-year' }] })];
}
