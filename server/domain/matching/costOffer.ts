import { type PlaceId } from '#shared/place.ts';
import { type Range, type Verdict } from '#shared/criterion.ts';
import { type YearIncentives, incentivesFrom } from '../cost/incentives.ts';
import { type Costed } from '../cost/costFigures.ts';
import { COSTED_CRITERIA } from '../cost/costNeeds.ts';
import { costPlanOf } from '../cost/costPlan.ts';
import { WHATEVER, FIGURE_FACTS, type CostSubject, costSubjectOf } from '../cost/costSubject.ts';
import { type Circumstances, type Offering } from './candidate.ts';
import { type Corners } from './criterion.ts';
import { type Offered } from './offerBox.ts';
import { falling } from './satisfaction.ts';

/** What a candidate costs by: its numbers, all 0 where it is not for lease, and its places, by which incentives go. */
export type CostOffer = CostSubject & {
  readonly offeredRent: 'given' | 'none';
  /** Ids, separated by spaces: as one text they are compared sooner. */
  readonly offeredPlaces: string;
};

/** What criteria of costs have in common: what they read, and how the index bounds what is offered to them. */
export const COST_CRITERION = {
  reads: FIGURE_FACTS,
  readsPlaces: true,
  /** What the operator has not said is not known here, whatever is assumed of it elsewhere: else it would pay not to tell. */
  offer: ({ space: { facts }, placeIds }: Offering): CostOffer => {
    const subject = costSubjectOf(facts, WHATEVER);
    const offeredPlaces = textOf(placeIds);
    return subject === undefined
      ? { ...NOT_FOR_LEASE, offeredPlaces }
      : { ...subject, offeredRent: 'given', offeredPlaces };
  },
  madeOf: {
    facts: {
      offeredRent: ['rentFenPerM2Month'],
      rentLowFenPerM2Month: ['rentFenPerM2Month'],
      rentHighFenPerM2Month: ['rentFenPerM2Month'],
      feeLowFenPerM2Month: ['managementFeeFenPerM2Month'],
      feeHighFenPerM2Month: ['managementFeeFenPerM2Month'],
      freeLowMonths: ['rentFreeMonths'],
      freeHighMonths: ['rentFreeMonths'],
      wholeLowM2: ['areaM2', 'divisibleFromM2'],
      wholeHighM2: ['areaM2', 'divisibleFromM2'],
      partLowM2: ['areaM2', 'divisibleFromM2'],
      partHighM2: ['areaM2', 'divisibleFromM2'],
      gradeLow: ['cleanroomGrade'],
      gradeHigh: ['cleanroomGrade'],
      offeredPlaces: [],
    },
    alone: { fact: 'rentFenPerM2Month', value: 'none' },
  },
  /** In the order in which offers are cut: the rent tells the most. Of areas by their size, see `corners`. */
  better: {
    rentLowFenPerM2Month: 'less',
    rentHighFenPerM2Month: 'less',
    gradeLow: 'more',
    gradeHigh: 'more',
    feeLowFenPerM2Month: 'less',
    feeHighFenPerM2Month: 'less',
    freeLowMonths: 'more',
    freeHighMonths: 'more',
    wholeLowM2: 'less',
    wholeHighM2: 'less',
    partLowM2: 'less',
    partHighM2: 'less',
  },
  corners,
  ofRequirement: ({ criteria, ...rest }: Circumstances['requirement']) => ({
    ...rest,
    criteria: COSTED_CRITERIA.map((id) => criteria[id]),
  }),
} as const;

const NOT_FOR_LEASE = {
  offeredRent: 'none',
  rentLowFenPerM2Month: 0,
  rentHighFenPerM2Month: 0,
  feeLowFenPerM2Month: 0,
  feeHighFenPerM2Month: 0,
  freeLowMonths: 0,
  freeHighMonths: 0,
  wholeLowM2: 0,
  wholeHighM2: 0,
  partLowM2: 0,
  partHighM2: 0,
  gradeLow: 0,
  gradeHigh: 0,
} as const;

/**
 * Of areas a bound has all from the least to the most of the box, and says which side it bounds: more area is dearer in
 * all, but may be cheaper for each square metre, as what does not go by the area is spread over more of it.
 */
function corners({ best, worst }: { readonly best: CostOffer; readonly worst: CostOffer }): Corners<CostOffer> {
  if (isOne(best, worst)) return { best: [best], worst: [worst] };
  const area = {
    wholeLowM2: best.wholeLowM2,
    wholeHighM2: worst.wholeHighM2,
    partLowM2: best.partLowM2,
    partHighM2: worst.partHighM2,
  };
  return { best: [{ ...best, ...area, bound: 'least' }], worst: [{ ...worst, ...area, bound: 'most' }] };
}

/** A box that holds one offer only. */
function isOne(best: Offered, worst: Offered): boolean {
  return Object.keys(best).every((name) => best[name] === worst[name]);
}

const texts = new WeakMap<readonly PlaceId[], string>();

/** Made once for each list, which all spaces of a park share. */
function textOf(placeIds: readonly PlaceId[]): string {
  const known = texts.get(placeIds) ?? placeIds.join(' ');
  texts.set(placeIds, known);
  return known;
}

/** An offer with all that its cost goes by. */
export function costedOffer(offer: CostOffer, circumstances: Circumstances): Costed {
  return {
    subject: offer,
    plan: costPlanOf(circumstances.requirement),
    incentives: incentivesAt(offer.offeredPlaces, circumstances),
  };
}

const asked = new WeakMap<Circumstances['promisedIn'], Map<string, readonly YearIncentives[]>>();

/** Asked once for each set of places, and told by its text. */
function incentivesAt(places: string, { promisedIn, requirement }: Circumstances): readonly YearIncentives[] {
  const byPlaces = asked.get(promisedIn) ?? new Map<string, readonly YearIncentives[]>();
  const known = byPlaces.get(places);
  if (known !== undefined) return known;
  const { byYear } = promisedIn(places === '' ? [] : places.split(' '));
  const incentives = incentivesFrom(byYear, requirement.asOf);
  asked.set(promisedIn, byPlaces.set(places, incentives));
  return incentives;
}

/** A cost that is known to lie between two ends, an absent one being without a bound; `none` where there is no lease. */
export interface CostBetween {
  readonly from: number | undefined;
  readonly to: number | undefined;
  readonly isForLease: boolean;
}

/** Ends of a cost as they are compared; one without a bound is left out. Of the bounds of several offers, infinite ends on the other side stay. */
export function endsOf({ low, high }: Range): { readonly from: number | undefined; readonly to: number | undefined } {
  return { from: low === -Infinity ? undefined : low, to: high === Infinity ? undefined : high };
}

/** The dearest case stays within the limit, or the cheapest does not. */
export function costVerdict({ from = -Infinity, to = Infinity, isForLease }: CostBetween, limit: number): Verdict {
  if (!isForLease) return 'unmet';
  if (to <= limit) return 'met';
  return from > limit ? 'unmet' : 'unknown';
}

/** Full at or below the ideal, nothing from the limit on: of the dearest case at the low end, of the cheapest at the high one. */
export function costSatisfaction(
  { from = -Infinity, to = Infinity, isForLease }: CostBetween,
  bounds: { readonly ideal: number; readonly limit: number },
): Range {
  if (!isForLease) return { low: 0, high: 0 };
  return { low: falling(to, bounds), high: falling(from, bounds) };
}
