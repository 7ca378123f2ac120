import { type RankBy } from '#shared/requirement.ts';

/** Where a row stands: `open` 1 where a must is not known, else 0. */
export interface Standing {
  readonly row: number;
  readonly open: number;
  readonly expected: number;
  readonly low: number;
}

/** The best of many rows. */
export interface Top {
  /** Whether a row of this standing would get in; cheap, so that most rows need nothing made. */
  readonly admits: (open: number, expected: number, low: number) => boolean;
  /** The worst of those kept, once there are as many as are wanted: what stands below it never gets in. */
  readonly worst: () => Standing | undefined;
  readonly add: (standing: Standing) => void;
  /** Best first. */
  readonly best: () => Standing[];
}

/**
 * Keeps the best `size` of the rows added, which come in the order of their ids: so a row that stands like the worst
 * one kept does not get in. A heap with the worst on top.
 */
export function createTop(size: number, rankBy: RankBy = 'expected'): Top {
  const heap: Standing[] = [];
  const isLow = rankBy === 'low';
  /** Below 0 where `a` is the better. */
  const compare = (a: Standing, b: Standing): number =>
    a.open - b.open || (isLow ? 0 : b.expected - a.expected) || b.low - a.low || a.row - b.row;
  const isWorse = (a: number, b: number): boolean => {
    const [one, other] = [heap[a], heap[b]];
    return one !== undefined && other !== undefined && compare(one, other) > 0;
  };
  const swap = (a: number, b: number): void => {
    const [one, other] = [heap[a], heap[b]];
    if (one === undefined || other === undefined) return;
    heap[a] = other;
    heap[b] = one;
  };
  const sink = (): void => {
    for (let at = 0; ;) {
      const left = 2 * at + 1;
      const child = isWorse(left + 1, left) ? left + 1 : left;
      if (!isWorse(child, at)) return;
      swap(child, at);
      at = child;
    }
  };
  return {
    admits(open, expected, low) {
      const worst = heap[0];
      if (worst === undefined || heap.length < size) return true;
      if (open !== worst.open) return open < worst.open;
      if (!isLow && expected !== worst.expected) return expected > worst.expected;
      return low > worst.low;
    },
    worst: () => (heap.length < size ? undefined : heap[0]),
    add(standing) {
      if (heap.length === size) {
        heap[0] = standing;
        sink();
        return;
      }
      heap.push(standing);
      for (let at = heap.length - 1; at > 0 && isWorse(at, (at - 1) >> 1); at = (at - 1) >> 1) swap(at, (at - 1) >> 1);
    },
    best: () => heap.toSorted(compare),
  };
}
