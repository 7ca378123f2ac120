/** A collection from which the least is taken first; of equals the one that came first. */
export interface Heap<Element> {
  readonly push: (element: Element, rank: number) => void;
  readonly least: () => Ranked<Element> | undefined;
  readonly pop: () => Ranked<Element> | undefined;
}

export interface Ranked<Element> {
  readonly element: Element;
  readonly rank: number;
}

/** @see Sedgewick and Wayne, Algorithms (4th edition), section 2.4 */
export function createHeap<Element>(): Heap<Element> {
  const nodes: Node<Element>[] = [];
  let pushed = 0;
  return {
    push(element, rank) {
      nodes.push({ element, rank, order: pushed });
      pushed += 1;
      rise(nodes, nodes.length - 1);
    },
    least: () => nodes[0],
    pop() {
      const [least] = nodes;
      const last = nodes.pop();
      if (last && nodes.length > 0) {
        nodes[0] = last;
        sink(nodes, 0);
      }
      return least;
    },
  };
}

interface Node<Element> extends Ranked<Element> {
  readonly order: number;
}

function rise(nodes: Node<unknown>[], from: number): void {
  let at = from;
  while (at > 0) {
    const above = (at - 1) >> 1;
    if (!isBefore(nodes[at], nodes[above])) return;
    swap(nodes, at, above);
    at = above;
  }
}

function sink(nodes: Node<unknown>[], from: number): void {
  let at = from;
  for (;;) {
    const [left, right] = [2 * at + 1, 2 * at + 2];
    const below = isBefore(nodes[right], nodes[left]) ? right : left;
    if (!isBefore(nodes[below], nodes[at])) return;
    swap(nodes, at, below);
    at = below;
  }
}

function isBefore(one: Node<unknown> | undefined, other: Node<unknown> | undefined): boolean {
  if (!one) return false;
  if (!other) return true;
  return one.rank < other.rank || (one.rank === other.rank && one.order < other.order);
}

function swap(nodes: Node<unknown>[], one: number, other: number): void {
  const [first, second] = [nodes[one], nodes[other]];
  if (!first || !second) return;
  nodes[one] = second;
  nodes[other] = first;
}
