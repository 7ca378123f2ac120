/** The best of many rows, as many as asked for. */
export interface TopRows {
  readonly offer: (row: number) => void;
  /** Best first. */
  readonly rows: () => number[];
}

/**
 * Keeps the best `size` rows of those offered: a heap with the worst on top, so that a row that is no better costs one
 * comparison. `compare` must be a total order, the better first.
 */
export function createTopRows(size: number, compare: (a: number, b: number) => number): TopRows {
  const heap: number[] = [];
  const isWorse = (a: number, b: number): boolean => compare(heap[a] ?? 0, heap[b] ?? 0) > 0;
  const swap = (a: number, b: number): void => {
    [heap[a], heap[b]] = [heap[b] ?? 0, heap[a] ?? 0];
  };
  const rise = (from: number): void => {
    let at = from;
    while (at > 0 && isWorse(at, parentOf(at))) {
      swap(at, parentOf(at));
      at = parentOf(at);
    }
  };
  const sink = (): void => {
    let at = 0;
    for (;;) {
      const left = 2 * at + 1;
      const worse = left + 1 < heap.length && isWorse(left + 1, left) ? left + 1 : left;
      if (worse >= heap.length || !isWorse(worse, at)) return;
      swap(worse, at);
      at = worse;
    }
  };
  return {
    offer(row) {
      if (heap.length < size) {
        rise(heap.push(row) - 1);
      } else if (compare(row, heap[0] ?? 0) < 0) {
        heap[0] = row;
        sink();
      }
    },
    rows: () => heap.toSorted(compare),
  };
}

function parentOf(at: number): number {
  return (at - 1) >> 1;
}
