import { type Confidence } from '#shared/policy.ts';

/** Money that one measure would pay in one year. */
export interface Payment {
  /** Calendar year of the payment. */
  readonly year: number;
  /** Whole fen, 0 or more. */
  readonly fen: number;
}

/** A measure that could be claimed, with what it would pay where nothing capped it. */
export interface StackOption {
  readonly id: string;
  /** Several in one year are added up. */
  readonly payments: readonly Payment[];
  readonly confidence: Confidence;
  /** How many documents its claim takes, 0 or more. */
  readonly documents: number;
  /**
   * Options of which at least one must be taken as well; absent where it stands alone. Ids that no option has count for
   * nothing, so an option all of whose needs are missing, or whose list is empty, cannot be taken.
   */
  readonly needs?: readonly string[];
}

/** Options that exclude each other: best award only, the same item once, complements only. Ids that no option has count for nothing. */
export interface OneOf {
  readonly id: string;
  readonly members: readonly string[];
}

/** A ceiling on what its members pay together: in each year by itself, or over all years. Ids that no option has count for nothing. */
export interface StackCap {
  readonly id: string;
  /** Whole fen, 0 or more. */
  readonly capFen: number;
  readonly per: 'year' | 'all';
  readonly members: readonly string[];
}

/**
 * What a stack is chosen from. The ids of options are distinct, as are those of `oneOf` and of `caps`; any two caps nest or
 * are apart, payment by payment; needs do not lead back to where they began; all payments and caps together stay below
 * 2^53 fen, as do all documents.
 */
export interface StackProblem {
  readonly options: readonly StackOption[];
  readonly oneOf: readonly OneOf[];
  readonly caps: readonly StackCap[];
}
