import { codeAt, numberAt } from '#server/domain/flat.ts';

/** Room for so many at first; it doubles as needed. */
const FIRST_ROOM = 256;

/**
 * Nodes that wait to be looked into, the one that promises most first, of several the one of the least rank: a heap in flat
 * arrays, for a search puts thousands in line.
 */
export class Prospects {
  size = 0;
  /** Of the node taken out last: what its spaces come to at most, and the least rank of their ids. */
  most = 0;
  leastRank = 0;
  private nodes = new Uint32Array(FIRST_ROOM);
  private mosts = new Float64Array(FIRST_ROOM);
  private ranks = new Uint32Array(FIRST_ROOM);

  push(node: number, most: number, leastRank: number): void {
    if (this.size === this.nodes.length) this.grow();
    const { mosts, ranks } = this;
    let at = this.size;
    this.size += 1;
    while (at > 0) {
      const above = (at - 1) >> 1;
      const its = numberAt(mosts, above);
      if (its > most || (its === most && codeAt(ranks, above) <= leastRank)) break;
      this.move(above, at);
      at = above;
    }
    this.nodes[at] = node;
    this.mosts[at] = most;
    this.ranks[at] = leastRank;
  }

  /** Takes the first one out and gives it; there must be one. */
  pop(): number {
    const first = codeAt(this.nodes, 0);
    this.most = numberAt(this.mosts, 0);
    this.leastRank = codeAt(this.ranks, 0);
    this.size -= 1;
    this.sink(codeAt(this.nodes, this.size), numberAt(this.mosts, this.size), codeAt(this.ranks, this.size));
    return first;
  }

  /** Puts a node in from the top. */
  private sink(node: number, most: number, leastRank: number): void {
    const { size, mosts, ranks } = this;
    let at = 0;
    for (let child = 1; child < size; child = 2 * at + 1) {
      if (child + 1 < size && this.comesBefore(child + 1, child)) child += 1;
      const its = numberAt(mosts, child);
      if (its < most || (its === most && codeAt(ranks, child) >= leastRank)) break;
      this.move(child, at);
      at = child;
    }
    this.nodes[at] = node;
    this.mosts[at] = most;
    this.ranks[at] = leastRank;
  }

  private comesBefore(one: number, other: number): boolean {
    const [most, others] = [numberAt(this.mosts, one), numberAt(this.mosts, other)];
    return most > others || (most === others && codeAt(this.ranks, one) < codeAt(this.ranks, other));
  }

  private move(from: number, to: number): void {
    this.nodes[to] = codeAt(this.nodes, from);
    this.mosts[to] = numberAt(this.mosts, from);
    this.ranks[to] = codeAt(this.ranks, from);
  }

  private grow(): void {
    const { nodes, mosts, ranks } = this;
    this.nodes = new Uint32Array(2 * nodes.length);
    this.mosts = new Float64Array(2 * nodes.length);
    this.ranks = new Uint32Array(2 * nodes.length);
    this.nodes.set(nodes);
    this.mosts.set(mosts);
    this.ranks.set(ranks);
  }
}
