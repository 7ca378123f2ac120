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

/** A peer that answers outside of JavaScript, and takes its own time: what may be done once for a requirement and kept is not counted. */
export interface AwaitedEngine {
  readonly name: string;
  readonly best: (
    asked: Circumstances,
    limit: number,
    clock: Clock,
  ) => Promise<{ readonly placed: readonly Placed[]; readonly ms: number }>;
  readonly close: () => Promise<void>;
}

/** Milliseconds since whenever. */
export type Clock = () => number;
