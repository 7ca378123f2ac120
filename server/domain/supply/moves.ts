import { type ListingMove, type ListingState, TAKEN, type Taker, type Taking } from '#shared/listing.ts';

/** How a space stands: its state, and who has it in hand. */
export interface Standing {
  readonly state: ListingState;
  /** Absent where nobody has it, or nobody said so. */
  readonly taking?: Taking | undefined;
}

/** Why a space cannot be brought to a state. */
export type MoveRefusal =
  /** The table has no such step. */
  | 'no-such-step'
  /** Somebody else has the space in hand: it must be free first. */
  | 'taken-by-another'
  /** It is held for nobody in particular. */
  | 'taker-missing';

/**
 * From each state those that may follow, besides going back from where somebody had the space in hand. From `withdrawn`
 * a space comes back; `coming` and `stale` are only found, never chosen.
 */
const STEPS: Readonly<Record<ListingState, readonly ListingState[]>> = {
  planned: ['under-construction', 'vacant', 'held', 'in-negotiation', 'let', 'withdrawn'],
  'under-construction': ['planned', 'vacant', 'held', 'in-negotiation', 'let', 'withdrawn'],
  coming: ['planned', 'under-construction', 'vacant', 'held', 'in-negotiation', 'let', 'withdrawn'],
  vacant: ['under-construction', 'held', 'in-negotiation', 'let', 'withdrawn'],
  held: ['held', 'in-negotiation', 'let', 'withdrawn'],
  'in-negotiation': ['held', 'let', 'withdrawn'],
  let: ['leaving', 'vacant', 'withdrawn'],
  leaving: ['let', 'vacant', 'held', 'in-negotiation', 'withdrawn'],
  withdrawn: ['planned', 'under-construction', 'vacant', 'let'],
  stale: ['planned', 'under-construction', 'vacant', 'held', 'in-negotiation', 'let', 'withdrawn'],
};

/** The states that may follow, in the order in which a menu shows them. */
export function movesFrom(standing: Standing): ListingState[] {
  const { state } = standing;
  const steps = STEPS[state];
  if (!TAKEN.has(state)) return [...steps];
  const back = fallbackOf(standing);
  return steps.includes(back) ? [...steps] : [back, ...steps];
}

/** What a space is again when nothing comes of a hold, of talks or of a lease; vacant where nobody said what it was. */
export function fallbackOf({ taking }: Standing): ListingState {
  return taking?.fallback ?? 'vacant';
}

/** How a space stands after a move, or why it cannot be done. Nobody gets a space that another has in hand. */
export function moved(standing: Standing, move: ListingMove): Standing | MoveRefusal {
  if (!movesFrom(standing).includes(move.to)) return 'no-such-step';
  if (!TAKEN.has(move.to)) return { state: move.to };
  const before = takerOf(standing);
  if (isAnother(before, move.taker)) return 'taken-by-another';
  const taker = before ?? move.taker;
  if (move.to === 'held' && taker === undefined) return 'taker-missing';
  return { state: move.to, taking: takingAfter(standing, move, taker) };
}

function takerOf({ state, taking }: Standing): Taker | undefined {
  return TAKEN.has(state) ? taking?.taker : undefined;
}

function takingAfter(standing: Standing, { until }: ListingMove, taker: Taker | undefined): Taking {
  return {
    ...(until !== undefined && { until }),
    ...(taker !== undefined && { taker }),
    fallback: TAKEN.has(standing.state) ? fallbackOf(standing) : standing.state,
  };
}

/** Whether the two are not the same: by enquiry where both name one, else by name. Nobody is not another. */
function isAnother(one: Taker | undefined, other: Taker | undefined): boolean {
  if (one === undefined || other === undefined) return false;
  if (one.enquiryId !== undefined && other.enquiryId !== undefined) return one.enquiryId !== other.enquiryId;
  return one.name === undefined || one.name !== other.name;
}

/** Whether a hold has run out: its last day is over. */
export function hasRunOut({ state, taking }: Standing, today: string): boolean {
  return state === 'held' && taking?.until !== undefined && taking.until < today;
}
