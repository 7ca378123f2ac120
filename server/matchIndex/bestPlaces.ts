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
  /** Whether no space of such a verdict, that comes to so many points at most, and of no lesser rank, could still come in. */
  readonly isBeyond: (isMet: boolean, most: number, leastRank: number) => boolean;
}

/** Keeps the best `size` spaces in their order. */
export function createBestPlaces(size: number): BestPlaces {
  const best: Place[] = [];
  /** Once there are enough. */
  let last: Place | undefined;
  return {
    all: () => best,
    offer(place) {
      if (last !== undefined && byPlace(place, last) > 0) return;
      best.splice(placeAmong(best, place), 0, place);
      if (best.length > size) best.pop();
      last = best.length < size ? undefined : best.at(-1);
    },
    isBeyond(isMet, most, leastRank) {
      if (last === undefined) return false;
      if (isMet !== last.isMet) return last.isMet;
      if (most !== last.primary) return most < last.primary;
      // Of spaces that come to as much none has a higher low score where all of this one is confirmed.
      return last.low === last.primary && leastRank > last.rank;
    },
  };
}

function placeAmong(best: readonly Place[], place: Place): number {
  let low = 0;
  let high = best.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = best[middle];
    if (other !== undefined && byPlace(other, place) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The order of `byStanding` and then of ids. */
function byPlace(a: Place, b: Place): number {
  if (a.isMet !== b.isMet) return a.isMet ? -1 : 1;
  return b.primary - a.primary || b.low - a.low || a.rank - b.rank;
}
