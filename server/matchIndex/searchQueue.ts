/** What the best space of a node may come to. */
export interface Prospect {
  readonly node: number;
  /** Whether a space of it may meet every must. */
  readonly isMet: boolean;
  /** Points. */
  readonly most: number;
  /** The least rank of the ids of its spaces. */
  readonly leastRank: number;
}

/** Nodes still to be looked into, the most promising first: by verdict, points, and then the least rank. */
export interface SearchQueue {
  readonly push: (prospect: Prospect) => void;
  /** The most promising node, taken out; undefined where there is none. */
  readonly pop: () => Prospect | undefined;
}

/** A queue that is kept as a heap. */
export function createSearchQueue(): SearchQueue {
  const heap: Prospect[] = [];
  return {
    push(prospect) {
      let at = heap.push(prospect) - 1;
      while (at > 0) {
        const above = (at - 1) >> 1;
        const other = heap[above];
        if (other === undefined || !comesBefore(prospect, other)) break;
        heap[at] = other;
        at = above;
      }
      heap[at] = prospect;
    },
    pop() {
      const first = heap[0];
      const last = heap.pop();
      if (last !== undefined && heap.length > 0) sink(heap, last);
      return first;
    },
  };
}

/** Puts a prospect in from the top. */
function sink(heap: Prospect[], prospect: Prospect): void {
  let at = 0;
  for (;;) {
    const left = 2 * at + 1;
    const [one, other] = [heap[left], heap[left + 1]];
    if (one === undefined) break;
    const isOther = other !== undefined && comesBefore(other, one);
    const first = isOther ? other : one;
    if (!comesBefore(first, prospect)) break;
    heap[at] = first;
    at = isOther ? left + 1 : left;
  }
  heap[at] = prospect;
}

function comesBefore(a: Prospect, b: Prospect): boolean {
  if (a.isMet !== b.isMet) return a.isMet;
  return a.most > b.most || (a.most === b.most && a.leastRank < b.leastRank);
}
