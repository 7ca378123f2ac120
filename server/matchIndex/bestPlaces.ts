/** A space that is among the best so far. */
export interface Place {
  readonly place: number;
  readonly isMet: boolean;
  /** The score by which spaces are ordered first, and the one after it. */
  readonly primary: number;
  readonly low: number;
  readonly rank: number;
}

/** The best of the spaces offered, as many as asked for, the best first. */
export interface BestPlaces {
  readonly offer: (place: Place) => void;
  readonly all: () => readonly Place[];
  /** Whether nothing of what is at most so good could still come in. `most` as by `standingOf`. */
  readonly isBeyond: (most: number, leastRank: number) => boolean;
}

/** Far above every score: what is met comes before what is not confirmed. */
const MET_FIRST = 1000;

/** Verdict and score as one number, the greater the better. Adding may round two scores to one, never turn their order. */
export function standingOf(isMet: boolean, primary: number): number {
  return isMet ? MET_FIRST + primary : primary;
}

/** Keeps the best `size` spaces in their order. */
export function createBestPlaces(size: number): BestPlaces {
  const best: Place[] = [];
  // Of the last one, once there are enough.
  let last: Place | undefined;
  let lastStanding = -Infinity;
  return {
    all: () => best,
    offer(place) {
      if (last !== undefined && byPlace(place, last) > 0) return;
      let at = best.length;
      for (let earlier = best[at - 1]; earlier !== undefined && byPlace(place, earlier) < 0; earlier = best[at - 1])
        at -= 1;
      best.splice(at, 0, place);
      if (best.length > size) best.pop();
      if (best.length < size) return;
      last = best.at(-1);
      lastStanding = last === undefined ? -Infinity : standingOf(last.isMet, last.primary);
    },
    isBeyond(most, leastRank) {
      if (last === undefined || most > lastStanding) return false;
      if (most < lastStanding) return true;
      // Of spaces that come to as much none has a higher low score where all of this one is confirmed.
      return last.low === last.primary && leastRank > last.rank;
    },
  };
}

/** The order of `byStanding` and then of ids. */
function byPlace(a: Place, b: Place): number {
  if (a.isMet !== b.isMet) return a.isMet ? -1 : 1;
  return b.primary - a.primary || b.low - a.low || a.rank - b.rank;
}
