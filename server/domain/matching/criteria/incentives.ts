import { z } from 'zod';
import { type Range, type Verdict } from '#shared/criterion.ts';
import { FEN_MAX } from '#shared/policy/facts.ts';
import { Confidence } from '#shared/policy/terms.ts';
import { type AskChange, defineCriterion } from '../criterion.ts';
import { numberChange } from '../change.ts';
import { rising } from '../satisfaction.ts';
import { verdictOf } from '../verdict.ts';

/** Span of incentives by which a change is measured: 10 million CNY, about what one company is promised at most by most districts. Ours. */
const SPAN_FEN = 1_000_000_000;

const fen = z.number().int().nonnegative().max(FEN_MAX);

/**
 * The policies that hold at the park promise the company at least so much by the best legal stack of their measures:
 * what limits them together, what excludes them and what they need is applied. The confirmed amount is that of the stack
 * of what the company is eligible for, at the amounts that are sure; the possible one that of the stack of all that it may
 * be eligible for, at the highest amounts. An award without a known end leaves the possible amount without end. Amounts by
 * the area, floor or rent of the space are taken as not known: the same is promised to every space of a place. Awards
 * and raises of caps of sources less sure than asked are taken as not there.
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
  facts({ idealFen, limitFen = 0, minConfidence = 'C' }, { offeredPlaces }, { promisedIn }) {
    const { confirmedFen, possibleFen, openEnded, awards } = promisedIn(offeredPlaces, minConfidence);
    return {
      idealFen,
      limitFen,
      requiredConfidence: minConfidence,
      offeredConfirmedFen: confirmedFen,
      offeredPossibleFen: possibleFen,
      offeredOpenEnded: openEnded > 0 ? openEnded : undefined,
      offeredAwards: awards,
    };
  },
  /** Something must be promised: a limit of 0 is not met by nothing. */
  verdict({ limitFen, offeredConfirmedFen, offeredPossibleFen = Infinity }): Verdict {
    const reached = (amountFen: number): boolean => amountFen > 0 && amountFen >= limitFen;
    return reached(offeredConfirmedFen) === reached(offeredPossibleFen)
      ? verdictOf(reached(offeredConfirmedFen))
      : 'unknown';
  },
  satisfaction({ idealFen, limitFen, offeredConfirmedFen, offeredPossibleFen = Infinity }): Range {
    const bounds = { ideal: idealFen, limit: limitFen };
    return { low: rising(offeredConfirmedFen, bounds), high: rising(offeredPossibleFen, bounds) };
  },
  /** Down to what is confirmed; where that is nothing, no change would do. */
  change: ({ limitFen, offeredConfirmedFen }): AskChange | undefined =>
    offeredConfirmedFen > 0 ? numberChange(limitFen, offeredConfirmedFen, SPAN_FEN) : undefined,
  harder: { limitFen: 'more' },
  harderWish: { idealFen: 'more' },
  ofRequirement: (requirement) => ({ ...requirement, criteria: undefined }),
  negotiable: true,
  scale: { unit: 'fen', span: SPAN_FEN },
});
