import { z } from 'zod';
import { type Range, type Verdict } from '#shared/criterion.ts';
import { totalCostFen } from '../../cost/costFigures.ts';
import { numberChange } from '../change.ts';
import { COST_CRITERION, costSatisfaction, costVerdict, costedOffer, endsOf } from '../costOffer.ts';
import { type AskChange, defineCriterion } from '../criterion.ts';

/** Span of total costs by which a change is measured: 10 million CNY, about what 1,000 m² with a cleanroom cost over five years. Ours. */
const SPAN_FEN = 1_000_000_000;

/** Most that may be asked for: 100 billion CNY, so that sums stay exact. Ours. */
const FEN_MAX = 10_000_000_000_000;

const fen = z.number().int().nonnegative().max(FEN_MAX);

/**
 * What occupying the space costs in all over the horizon of the requirement, reckoned as for `effective-cost`, for the area
 * that would be let. At or below the ideal it satisfies fully; above it, satisfaction falls to zero at the limit.
 */
export const budget = defineCriterion({
  ...COST_CRITERION,
  id: 'budget',
  group: 'money-and-time',
  asks: z.strictObject({ idealFen: fen, limitFen: fen }).refine(({ idealFen, limitFen }) => idealFen <= limitFen, {
    path: ['limitFen'],
    message: 'Expected limitFen not below idealFen',
  }),
  facts(asked, offer, circumstances): BudgetFacts {
    const costed = costedOffer(offer, circumstances);
    const requiredHorizonYears = costed.plan.horizonYears;
    if (offer.offeredRent === 'none') return { ...asked, requiredHorizonYears, offeredFen: 'none' };
    const { from, to } = endsOf(totalCostFen(costed));
    return { ...asked, requiredHorizonYears, offeredFromFen: from, offeredToFen: to };
  },
  verdict: (facts): Verdict => costVerdict(between(facts), facts.limitFen),
  satisfaction: (facts): Range => costSatisfaction(between(facts), { ideal: facts.idealFen, limit: facts.limitFen }),
  /** Up to the dearest case, where that may be asked for. */
  change: ({ limitFen, offeredToFen: to }): AskChange | undefined =>
    to === undefined || to > FEN_MAX ? undefined : numberChange(limitFen, to, SPAN_FEN),
  derived: ({ offeredFen }) => offeredFen === undefined,
  harder: { limitFen: 'less' },
  harderWish: { idealFen: 'less' },
  negotiable: true,
  scale: { unit: 'fen', span: SPAN_FEN },
});

// A type alias and not an interface, so that it can stand for a record of facts.
type BudgetFacts = Readonly<{
  idealFen: number;
  limitFen: number;
  requiredHorizonYears: number;
  offeredFen?: 'none';
  /** The cheapest and the dearest case. */
  offeredFromFen?: number | undefined;
  offeredToFen?: number | undefined;
}>;

function between({
  offeredFen,
  offeredFromFen: from,
  offeredToFen: to,
}: BudgetFacts): Parameters<typeof costVerdict>[0] {
  return { from, to, isForLease: offeredFen === undefined };
}
