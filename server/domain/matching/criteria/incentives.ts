import { z } from 'zod';
import { type Range, type Verdict } from '#shared/criterion.ts';
import { Confidence } from '#shared/policy/terms.ts';
import { eligibleAmounts } from '../eligibleAmounts.ts';
import { type AskChange, defineCriterion } from '../criterion.ts';
import { numberChange } from '../change.ts';
import { rising } from '../satisfaction.ts';
import { verdictOf } from '../verdict.ts';

/** Span of incentives by which a change is measured: 10 million CNY, about what one company is promised at most by most districts. Ours. */
const SPAN_FEN = 1_000_000_000;

/** Most that may be asked for: 100 billion CNY, so that sums of caps stay exact. Ours. */
const FEN_MAX = 10_000_000_000_000;

const fen = z.number().int().nonnegative().max(FEN_MAX);

/**
 * The measures that hold at the park promise the company at least so much, *up to* their caps. The confirmed amount
 * counts the measures it is eligible for, the possible amount those as well that a fact not given leaves open.
 * A measure without a known cap adds nothing to the confirmed amount and leaves the possible one without end.
 * Caps over several clauses, exclusions and other conditions on a stack of measures are not applied.
 */
export const incentives = defineCriterion({
  id: 'incentives',
  group: 'incentives',
  asks: z
    .strictObject({ idealFen: fen.positive(), limitFen: fen.optional(), minConfidence: Confidence.optional() })
    .refine(({ idealFen, limitFen }) => limitFen === undefined || limitFen < idealFen, {
      path: ['limitFen'],
      message: 'Expected limitFen below idealFen',
    }),
  reads: [],
  offer: ({ placeIds }) => ({ offeredPlaces: [...placeIds] }),
  facts({ idealFen, limitFen = 0, minConfidence = 'C' }, { offeredPlaces }, { measuresIn }) {
    const amounts = eligibleAmounts(measuresIn(offeredPlaces), minConfidence);
    return {
      idealFen,
      limitFen,
      requiredConfidence: minConfidence,
      offeredEligibleUpToFen: amounts.eligibleFen,
      offeredPossibleUpToFen: amounts.uncapped > 0 ? undefined : amounts.possibleFen,
      offeredUncapped: amounts.uncapped > 0 ? amounts.uncapped : undefined,
      offeredMeasures: amounts.measures,
    };
  },
  /** Something must be promised: a limit of 0 is not met by nothing. */
  verdict({ limitFen, offeredEligibleUpToFen, offeredPossibleUpToFen = Infinity }): Verdict {
    const reached = (amountFen: number): boolean => amountFen > 0 && amountFen >= limitFen;
    return reached(offeredEligibleUpToFen) === reached(offeredPossibleUpToFen)
      ? verdictOf(reached(offeredEligibleUpToFen))
      : 'unknown';
  },
  satisfaction({ idealFen, limitFen, offeredEligibleUpToFen, offeredPossibleUpToFen = Infinity }): Range {
    const bounds = { ideal: idealFen, limit: limitFen };
    return { low: rising(offeredEligibleUpToFen, bounds), high: rising(offeredPossibleUpToFen, bounds) };
  },
  /** Down to what is confirmed; where that is nothing, no change would do. */
  change: ({ limitFen, offeredEligibleUpToFen }): AskChange | undefined =>
    offeredEligibleUpToFen > 0 ? numberChange(limitFen, offeredEligibleUpToFen, SPAN_FEN) : undefined,
  harder: { limitFen: 'more' },
  harderWish: { idealFen: 'more' },
  ofRequirement: (requirement) => ({ ...requirement, criteria: undefined }),
  negotiable: true,
  scale: { unit: 'fen', span: SPAN_FEN },
});
