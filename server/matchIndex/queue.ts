/** What waits to be looked at, in an order of its own. */
export interface Queue<T> {
  readonly push: (item: T) => void;
  /** The first, taken out; undefined where there is none. */
  readonly pop: () => T | undefined;
}

/** A queue that is kept as a heap. Of two that are equal either may come first. */
export function createQueue<T>(comesBefore: (one: T, other: T) => boolean): Queue<T> {
  const heap: T[] = [];

  /** Puts an item in from the top. */
  function sink(item: T): void {
    let at = 0;
    for (;;) {
      const left = 2 * at + 1;
      const [one, other] = [heap[left], heap[left + 1]];
      if (one === undefined) break;
      const isOther = other !== undefined && comesBefore(other, one);
      const first = isOther ? other : one;
      if (!comesBefore(first, item)) break;
      heap[at] = first;
      at = isOther ? left + 1 : left;
    }
    heap[at] = item;
  }
  return {
    push(item) {
      let at = heap.push(item) - 1;
      while (at > 0) {
        const above = (at - 1) >> 1;
        const other = heap[above];
        if (other === undefined || !comesBefore(item, other)) break;
        heap[at] = other;
        at = above;
      }
      heap[at] = item;
    },
    pop() {
      const first = heap[0];
      const last = heap.pop();
      if (last !== undefined && heap.length > 0) sink(last);
      return first;
    },
  };
}
