import { type Circumstances } from '#server/domain/matching/candidate.ts';

/** A space among the best, as every engine tells it. */
export interface Placed {
  readonly id: string;
  /** False where a must is not known. */
  readonly isMet: boolean;
  readonly low: number;
  readonly expected: number;
  readonly high: number;
}

/** Something that finds the best spaces of one stock: the index, or a peer beside it. */
export interface Engine {
  readonly name: string;
  /** The best that are not excluded, best first, at most so many. */
  readonly best: (asked: Circumstances, limit: number) => readonly Placed[];
}

/** A peer that answers outside of JavaScript. */
export interface AwaitedEngine {
  readonly name: string;
  /** Whatever may be done before the clock is started; what it returns answers, once. */
  readonly prepare: (asked: Circumstances, limit: number) => Promise<() => Promise<readonly Placed[]>>;
  readonly close: () => Promise<void>;
}
