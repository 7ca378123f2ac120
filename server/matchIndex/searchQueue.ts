/** Nodes still to be looked into, the most promising first: by what their best space may come to, then by the least rank of an id. */
export interface SearchQueue {
  readonly push: (node: number, most: number, leastRank: number) => void;
  /** The most promising node, taken out; -1 where there is none. */
  readonly pop: () => number;
  /** What the best space of the node that was popped last may come to. */
  readonly most: () => number;
  /** The least rank of the node that was popped last. */
  readonly leastRank: () => number;
}

/** A queue that is kept as a heap in flat arrays. */
export function createSearchQueue(): SearchQueue {
  const nodes: number[] = [];
  const mosts: number[] = [];
  const ranks: number[] = [];
  let most = 0;
  let leastRank = 0;

  function comesBefore(a: number, b: number): boolean {
    const [mostA = 0, mostB = 0] = [mosts[a], mosts[b]];
    return mostA > mostB || (mostA === mostB && (ranks[a] ?? 0) < (ranks[b] ?? 0));
  }
  function swap(a: number, b: number): void {
    [nodes[a], nodes[b]] = [nodes[b] ?? 0, nodes[a] ?? 0];
    [mosts[a], mosts[b]] = [mosts[b] ?? 0, mosts[a] ?? 0];
    [ranks[a], ranks[b]] = [ranks[b] ?? 0, ranks[a] ?? 0];
  }
  function sink(): void {
    let at = 0;
    for (;;) {
      const left = 2 * at + 1;
      const first = left + 1 < nodes.length && comesBefore(left + 1, left) ? left + 1 : left;
      if (first >= nodes.length || !comesBefore(first, at)) return;
      swap(first, at);
      at = first;
    }
  }
  return {
    push(node, mostOfNode, rank) {
      mosts.push(mostOfNode);
      ranks.push(rank);
      let at = nodes.push(node) - 1;
      while (at > 0 && comesBefore(at, (at - 1) >> 1)) {
        swap(at, (at - 1) >> 1);
        at = (at - 1) >> 1;
      }
    },
    pop() {
      const node = nodes[0] ?? -1;
      if (node === -1) return node;
      most = mosts[0] ?? 0;
      leastRank = ranks[0] ?? 0;
      swap(0, nodes.length - 1);
      nodes.pop();
      mosts.pop();
      ranks.pop();
      sink();
      return node;
    },
    most: () => most,
    leastRank: () => leastRank,
  };
}
