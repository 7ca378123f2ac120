import { type PlaceId } from '#shared/place.ts';
import { type Eligibility } from '#shared/policy/condition.ts';
import { type FactId, type PolicyFacts } from '#shared/policy/facts.ts';
import { type Company } from '#shared/requirement.ts';

/** What is known of a company. Answers are by the questions of the policy itself. */
interface Known {
  readonly facts?: PolicyFacts;
  readonly answers?: Readonly<Record<string, boolean>>;
}

/** One company: as told above it, with what this row adds or takes away, and what must come of it. */
export interface Row extends Known {
  readonly because: string;
  readonly verdict: Eligibility;
  /** What it pays in CNY, from what is confirmed to what is possible; null where no end is known. */
  readonly cny?: readonly [number, number | null];
  readonly without?: readonly FactId[];
  readonly unanswered?: readonly string[];
  readonly awards?: Company['awards'];
  readonly place?: PlaceId;
  readonly asOf?: string;
}

/** The rows of one measure, and what is known of the company in all of them. */
export interface MeasureRows extends Known {
  readonly measure: string;
  readonly rows: readonly Row[];
}

/** The rows of one policy: where the space lies, and what is known of the company in all of them. */
export interface PolicyRows extends Known {
  readonly policy: string;
  readonly place: PlaceId;
  readonly measures: readonly MeasureRows[];
}

/** So many CNY, in fen. */
export function cny(yuan: number): number {
  return yuan * 100;
}
