import { MET, UNMET } from './bounds.ts';
import { byteAt, codeAt, maskAt } from './flat.ts';
import { FANOUT } from './tree.ts';
import { isBucketed, type Must, type TreeQuery, verdictAt } from './treeQuery.ts';

/** How the musts went for a space. The same object for every space: what is to last must be taken out of it. */
export interface Standing {
  place: number;
  /** How many musts are unmet. */
  unmet: number;
  /** The last unmet must, by its number; where `unmet` is 1, the only one. */
  lastUnmet: number;
  /** How many musts are not known. */
  unknown: number;
  /** How many of these may not fail. */
  unknownStrict: number;
}

/** Which spaces are wanted: those that fail none but these musts, and no more than so many. */
export interface Wanted {
  readonly mayFail: (must: Must) => boolean;
  readonly most: number;
}

/** Visits the wanted spaces in the order of the tree; nodes are left out whole where none of their spaces can be wanted. */
export function walk(query: TreeQuery, wanted: Wanted, visit: (standing: Standing) => void): void {
  const { tree } = query;
  const isStrict = query.musts.map((must) => !wanted.mayFail(must));
  const standing: Standing = { place: 0, unmet: 0, lastUnmet: 0, unknown: 0, unknownStrict: 0 };
  const tested = { isStrict, most: wanted.most };
  const nodes = [tree.root];
  for (let node = nodes.pop(); node !== undefined; node = nodes.pop()) {
    const first = codeAt(tree.firstChild, node);
    const count = byteAt(tree.childCount, node);
    if (node >= tree.leaves) pushChildren(query, { ...tested, node, nodes });
    for (let slot = 0; node < tree.leaves && slot < count; slot += 1) {
      standing.place = first + slot;
      if (stands(query, standing, tested)) visit(standing);
    }
  }
}

interface Tested {
  readonly isStrict: readonly boolean[];
  readonly most: number;
}

interface NodeTested extends Tested {
  readonly node: number;
  readonly nodes: number[];
}

/** Puts the children in line that may hold a wanted space, the first of them on top. */
function pushChildren(query: TreeQuery, { node, nodes, ...tested }: NodeTested): void {
  const { tree } = query;
  const first = codeAt(tree.firstChild, node);
  const base = (node - tree.leaves) * tree.columns * FANOUT;
  for (let slot = byteAt(tree.childCount, node) - 1; slot >= 0; slot -= 1) {
    if (mayHold(query, { ...tested, child: first + slot, at: base + slot })) nodes.push(first + slot);
  }
}

interface ChildTested extends Tested {
  readonly child: number;
  /** Where its masks begin. */
  readonly at: number;
}

/** Whether some space of a child may be wanted. */
function mayHold({ tree, musts }: TreeQuery, { child, at: base, isStrict, most }: ChildTested): boolean {
  let unmet = 0;
  for (let at = 0; at < musts.length; at += 1) {
    const must = musts[at];
    if (must === undefined) continue;
    const isUnmet = isBucketed(must)
      ? (maskAt(tree.masks, base + must.column * FANOUT) & must.fitMask) === 0
      : must.ofNode(child).verdict === UNMET;
    if (!isUnmet) continue;
    unmet += 1;
    if (isStrict[at] === true || unmet > most) return false;
  }
  return true;
}

/** Finds out how the musts go for the space of a standing; whether it is wanted. */
function stands(query: TreeQuery, standing: Standing, { isStrict, most }: Tested): boolean {
  const { musts } = query;
  standing.unmet = 0;
  standing.unknown = 0;
  standing.unknownStrict = 0;
  for (let at = 0; at < musts.length; at += 1) {
    const must = musts[at];
    const verdict = must === undefined ? MET : verdictAt(query, must, standing.place);
    if (verdict === MET) continue;
    const strict = isStrict[at] === true;
    if (verdict === UNMET) {
      standing.unmet += 1;
      standing.lastUnmet = at;
      if (strict || standing.unmet > most) return false;
    } else {
      standing.unknown += 1;
      if (strict) standing.unknownStrict += 1;
    }
  }
  return true;
}
