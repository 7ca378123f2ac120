/** The best of many, as many as asked for. */
export interface Shortlist<T> {
  /** Takes an item in, unless it is worse than as many others. */
  readonly offer: (item: T) => void;
  /** Best first. */
  readonly all: () => readonly T[];
  /** The worst of them, once there are enough. */
  readonly last: () => T | undefined;
}

/** Keeps the best `size` of the items offered. `compare` must be a total order, the better first. */
export function createShortlist<T>(size: number, compare: (one: T, other: T) => number): Shortlist<T> {
  const best: T[] = [];
  let last: T | undefined;

  function placeOf(item: T): number {
    let low = 0;
    let high = best.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const other = best[middle];
      if (other !== undefined && compare(other, item) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
  return {
    all: () => best,
    last: () => last,
    offer(item) {
      if (last !== undefined && compare(item, last) > 0) return;
      best.splice(placeOf(item), 0, item);
      if (best.length > size) best.pop();
      last = best.length < size ? undefined : best.at(-1);
    },
  };
}
