import { z } from 'zod';
import { type Range, type Verdict } from '#shared/criterion.ts';
import { effectiveCostFenPerM2Month } from '../../cost/costFigures.ts';
import { numberChange } from '../change.ts';
import { COST_CRITERION, costSatisfaction, costVerdict, costedOffer, endsOf } from '../costOffer.ts';
import { type AskChange, defineCriterion } from '../criterion.ts';

/** Span of effective costs by which a change is measured: 100 CNY/m²·month, about a plant's rent and its cleanroom over five years. Ours. */
const SPAN_FEN_PER_M2_MONTH = 10_000;

/** Most that may be asked for: 100,000 CNY/m²·month, as of rents. */
const FEN_MAX = 10_000_000;

const fenPerM2Month = z.number().int().nonnegative().max(FEN_MAX);

/**
 * What occupying the space costs for each square metre and month over the horizon of the requirement: rent with escalation
 * and free months, management fee, fit-out to the cleanroom grade asked for, capacity of power and effluent asked for, less
 * what the policies promise. At or below the ideal it satisfies fully; above it, satisfaction falls to zero at the limit.
 * Facts that are not known and assumptions leave a range; a space that is not for lease does not meet it.
 */
export const effectiveCost = defineCriterion({
  ...COST_CRITERION,
  id: 'effective-cost',
  group: 'money-and-time',
  asks: z
    .strictObject({ idealFenPerM2Month: fenPerM2Month, limitFenPerM2Month: fenPerM2Month })
    .refine(({ idealFenPerM2Month, limitFenPerM2Month }) => idealFenPerM2Month <= limitFenPerM2Month, {
      path: ['limitFenPerM2Month'],
      message: 'Expected limitFenPerM2Month not below idealFenPerM2Month',
    }),
  facts(asked, offer, circumstances): EffectiveCostFacts {
    const costed = costedOffer(offer, circumstances);
    const requiredHorizonYears = costed.plan.horizonYears;
    if (offer.offeredRent === 'none') return { ...asked, requiredHorizonYears, offeredFenPerM2Month: 'none' };
    const { from, to } = endsOf(effectiveCostFenPerM2Month(costed));
    return { ...asked, requiredHorizonYears, offeredFromFenPerM2Month: from, offeredToFenPerM2Month: to };
  },
  verdict: (facts): Verdict => costVerdict(between(facts), facts.limitFenPerM2Month),
  satisfaction: (facts): Range =>
    costSatisfaction(between(facts), { ideal: facts.idealFenPerM2Month, limit: facts.limitFenPerM2Month }),
  /** Up to the dearest case, where that may be asked for. */
  change: ({ limitFenPerM2Month, offeredToFenPerM2Month: to }): AskChange | undefined =>
    to === undefined || to > FEN_MAX ? undefined : numberChange(limitFenPerM2Month, to, SPAN_FEN_PER_M2_MONTH),
  derived: ({ offeredFenPerM2Month }) => offeredFenPerM2Month === undefined,
  harder: { limitFenPerM2Month: 'less' },
  harderWish: { idealFenPerM2Month: 'less' },
  negotiable: true,
  scale: { unit: 'fen/m²·month', span: SPAN_FEN_PER_M2_MONTH },
});

// A type alias and not an interface, so that it can stand for a record of facts.
type EffectiveCostFacts = Readonly<{
  idealFenPerM2Month: number;
  limitFenPerM2Month: number;
  requiredHorizonYears: number;
  offeredFenPerM2Month?: 'none';
  /** The cheapest and the dearest case. */
  offeredFromFenPerM2Month?: number | undefined;
  offeredToFenPerM2Month?: number | undefined;
}>;

function between({
  offeredFenPerM2Month,
  offeredFromFenPerM2Month: from,
  offeredToFenPerM2Month: to,
}: EffectiveCostFacts): Parameters<typeof costVerdict>[0] {
  return { from, to, isForLease: offeredFenPerM2Month === undefined };
}
