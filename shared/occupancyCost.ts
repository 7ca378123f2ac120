import { z } from 'zod';
import { RENT_FREE_MONTHS_MAX, SpaceId } from './space.ts';
import { Basis } from './text.ts';

/** Most years that a cost is reckoned over. Ours: leases of plants seldom run longer. */
export const COST_YEARS_MAX = 10;
/** Years of a requirement that does not say its horizon. Ours: the usual first term of a plant lease. */
export const COST_YEARS_DEFAULT = 5;

/** An assumed number: one value, or as little and as much as it may be. */
function assumed(number: z.ZodNumber) {
  return z.union([
    number,
    z
      .strictObject({ low: number, high: number })
      .refine(({ low, high }) => low <= high, { path: ['high'], message: 'Expected high not below low' }),
  ]);
}

const fen = z.number().int().nonnegative().max(1_000_000_000);
const fenPerM2Month = z.number().int().nonnegative().max(10_000_000);

/** Where in its year money flows: all of it on the first day, in the middle (as what is paid month by month comes to), or on the last day. */
export const PaymentTiming = z.enum(['year-start', 'mid-year', 'year-end']);
export type PaymentTiming = z.infer<typeof PaymentTiming>;

/**
 * What a cost of occupancy assumes beyond the facts of a space and the requirement. Each has a default. One that a fact of
 * the space answers (free months, management fee, deposit) stands in where the operator has not said it, and only in the
 * account of a space: to the criteria of costs, which must not reward silence, such a fact is not known.
 */
export const CostAssumptions = z.strictObject({
  /** By how much the rent rises each year over that of the year before, percent. */
  escalationPctPerYear: assumed(z.number().min(0).max(50)).optional(),
  /** Months from the start for which no rent is due; the management fee is. */
  rentFreeMonths: assumed(z.number().min(0).max(RENT_FREE_MONTHS_MAX)).optional(),
  managementFeeFenPerM2Month: assumed(fenPerM2Month).optional(),
  /** Months of the first year's rent, held from the start to the end of the horizon, without interest. */
  depositMonths: assumed(z.number().min(0).max(24)).optional(),
  /** Share of the area that becomes cleanroom where one is built, 0 to 1. */
  cleanAreaShare: assumed(z.number().min(0).max(1)).optional(),
  /** Cost of building and qualifying a square metre of cleanroom of the grade. */
  fitOutDFenPerM2: assumed(fen).optional(),
  fitOutCFenPerM2: assumed(fen).optional(),
  fitOutBFenPerM2: assumed(fen).optional(),
  fitOutAFenPerM2: assumed(fen).optional(),
  /** Charge for each kVA of the power asked for, a month, whatever is drawn of it. */
  powerFenPerKvaMonth: assumed(fen).optional(),
  /** Charge for each m³ a day of the process effluent asked for, a month. */
  effluentFenPerM3PerDayMonth: assumed(fen).optional(),
  /** Interest at which later money is worth less now, percent a year. */
  discountPctPerYear: z.number().min(0).max(50).optional(),
  paymentTiming: PaymentTiming.optional(),
  /** Whether what the policies promise is taken off the cost. */
  deductsIncentives: z.boolean().optional(),
});
export type CostAssumptions = z.infer<typeof CostAssumptions>;

/** The name of an assumption. */
export const AssumptionId = CostAssumptions.keyof();
export type AssumptionId = z.infer<typeof AssumptionId>;

/** An assumption that a cost was reckoned with. */
export const UsedAssumption = z.strictObject({
  id: AssumptionId,
  /** A number from its least to its most, both included; else the choice made. */
  value: z.union([z.strictObject({ low: z.number(), high: z.number() }), PaymentTiming, z.boolean()]),
  /** Whether it is the product's own and not the requirement's. */
  isDefault: z.boolean(),
  /** How far the default is known; absent of what the requirement gives. */
  basis: Basis.optional(),
});
export type UsedAssumption = z.infer<typeof UsedAssumption>;

const wholeFen = z.number().int();

/**
 * An amount in the cheapest and in the dearest case that is possible; absent where it has no bound, as where the rent is
 * not known. Each case is one account that adds up to the fen: so of what is given back, the dearest case may have more.
 */
export const CostRange = z.strictObject({ lowFen: wholeFen.optional(), highFen: wholeFen.optional() });
export type CostRange = z.infer<typeof CostRange>;

/** The lines of an account, in the order in which they are shown. */
export const COST_LINES = ['rent', 'management', 'deposit', 'fitOut', 'utilities', 'incentives'] as const;
export type CostLine = (typeof COST_LINES)[number];

/** What is paid, above zero, and received, below: line by line, and their sum. */
export const CostLines = z.strictObject({
  /** After free months, with escalation. */
  rent: CostRange,
  /** Management (property) fee. */
  management: CostRange,
  /** Paid at the start and given back at the end of the horizon, so nothing over the whole of it. */
  deposit: CostRange,
  /** Cleanroom of the grade asked for, where the space has none so clean. */
  fitOut: CostRange,
  /** Capacity of power and effluent asked for. */
  utilities: CostRange,
  /** What the policies promise: below zero. The cheapest case has what is possible, the dearest what is confirmed. */
  incentives: CostRange,
  net: CostRange,
});
export type CostLines = z.infer<typeof CostLines>;

/** What a cost may not include because the requirement does not ask for it. */
export const UncostedNeed = z.enum(['cleanroom', 'power', 'effluent']);
export type UncostedNeed = z.infer<typeof UncostedNeed>;

/** What occupying one space costs over the horizon of a requirement. */
export const OccupancyCost = z.strictObject({
  spaceId: SpaceId,
  horizonYears: z.number().int().min(1).max(COST_YEARS_MAX),
  /** Of a space that is not for lease all amounts are absent. */
  isForLease: z.boolean(),
  /** The area that would be let: of a divisible space as little as reaches the area asked for. Ends that are not known are absent. */
  areaM2: z.strictObject({ low: z.number().positive().optional(), high: z.number().positive().optional() }),
  /** Year 0 is the start, before the first year: fit-out, and the deposit that is paid. */
  years: z.array(CostLines.extend({ year: z.number().int().min(0).max(COST_YEARS_MAX) })),
  /** The years added up. */
  total: CostLines,
  /** What the net amounts of all years are worth at the start, rounded to the fen once at the end. */
  presentValue: CostRange,
  /** The total, for each square metre let and month of the horizon, rounded to the fen. Not discounted. */
  effectivePerM2Month: CostRange,
  /**
   * The first year by whose end the incentives received so far cover the fit-out; 0 where there is nothing to cover. At
   * the earliest with the most incentives and the least fit-out, at the latest the other way round; absent where that is
   * not within the horizon.
   */
  breakEvenYear: z.strictObject({
    earliest: z.number().int().min(0).optional(),
    latest: z.number().int().min(0).optional(),
  }),
  /** Facts of the space that keep amounts without a bound. */
  unknownFacts: z.array(z.string()),
  /** Not asked for, so not in the cost. */
  notAsked: z.array(UncostedNeed),
  /** Every assumption that it rests on, in the order of `CostAssumptions`. */
  assumptions: z.array(UsedAssumption),
});
export type OccupancyCost = z.infer<typeof OccupancyCost>;
