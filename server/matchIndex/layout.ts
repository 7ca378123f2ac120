import { codeAt } from '#server/domain/flat.ts';

/** Spaces of a leaf, and children of any other node, at most. */
export const FANOUT = 16;

/** Leaves of a node that are filled when a tree is built, at most. */
const FILLED_LEAVES = FANOUT - 1;

/** Sites of so many leaves have nodes of their own. */
const OWN_NODE_LEAVES = 5;

/** Leaves of a tree that is so small that all of its nodes have room for further spaces. */
const SMALL_LEAVES = 256;

/** So many more leaves than full ones would be, at most, so that buildings need not share them. */
const LEAVES_MOST = 1.4;

/** Spaces of one building of one site each, one unit after the other. */
export interface Units {
  /** How many spaces each has. */
  readonly sizes: Uint32Array;
  readonly siteOf: Uint32Array;
}

/** Where the spaces of a tree stand, in leaves of up to sixteen places that follow on each other. */
export interface Layout {
  /** The place of each space, by its number in the order of the tree. */
  readonly places: Uint32Array;
  /** How many spaces each leaf has; at the end of a node there may be leaves without any. */
  readonly sizes: Uint8Array;
  /** The node of each leaf, counted from the first node over leaves. */
  readonly nodeOf: Uint32Array;
}

/**
 * Lays units out so that leaves tell most: a unit has leaves of its own, unless it is so small that too many would be left
 * half empty, and larger sites have nodes of their own.
 */
export function layoutOf(units: Units): Layout {
  const full = units.sizes.reduce((sum, size) => sum + size, 0) / FANOUT;
  let leaves = leavesOf(units, 1);
  for (let least = 2; least <= FANOUT && leaves.length > LEAVES_MOST * full + 1; least += 1) {
    leaves = leavesOf(units, least);
  }
  return laidOut(leaves);
}

/** The spaces of a leaf, and the site of the first of them. */
interface Leaf {
  size: number;
  readonly site: number;
}

/** The leaves of units, of which those of less than so many spaces share them with others. */
function leavesOf({ sizes, siteOf }: Units, least: number): Leaf[] {
  const leaves: Leaf[] = [];
  for (let unit = 0; unit < sizes.length; unit += 1) {
    const size = codeAt(sizes, unit);
    const parts = Math.ceil(size / FANOUT);
    for (let part = 0; part < parts; part += 1) {
      const ofPart = Math.floor(((part + 1) * size) / parts) - Math.floor((part * size) / parts);
      const last = leaves.at(-1);
      if (last !== undefined && last.size + ofPart <= FANOUT && Math.min(last.size, ofPart) < least) {
        last.size += ofPart;
      } else leaves.push({ size: ofPart, site: codeAt(siteOf, unit) });
    }
  }
  return leaves;
}

function laidOut(leaves: readonly Leaf[]): Layout {
  const sizes: number[] = [];
  const nodeOf: number[] = [];
  const isSmall = leaves.length < SMALL_LEAVES;
  for (const [node, ofNode] of nodesOver(leaves).entries()) {
    const own = leaves.slice(ofNode.from, ofNode.to).map(({ size }) => size);
    const free = own.length * FANOUT - own.reduce((sum, size) => sum + size, 0);
    const spare = isSmall ? FANOUT - own.length : free < FANOUT ? 1 : 0;
    sizes.push(...own, ...Array.from({ length: spare }, () => 0));
    nodeOf.push(...Array.from({ length: own.length + spare }, () => node));
  }
  return { places: placesOf(sizes), sizes: Uint8Array.from(sizes), nodeOf: Uint32Array.from(nodeOf) };
}

function placesOf(sizes: readonly number[]): Uint32Array {
  const places = new Uint32Array(sizes.reduce((sum, size) => sum + size, 0));
  let at = 0;
  for (const [leaf, size] of sizes.entries()) {
    for (let slot = 0; slot < size; slot += 1) {
      places[at] = leaf * FANOUT + slot;
      at += 1;
    }
  }
  return places;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** The leaves of each node over leaves; of no leaves, one. */
function nodesOver(leaves: readonly Leaf[]): Span[] {
  const nodes: Span[] = [];
  let begin = 0;
  const close = (to: number): void => {
    if (to > begin) nodes.push({ from: begin, to });
    begin = to;
  };
  for (const { from, to } of runsOfSites(leaves)) {
    const count = to - from;
    const isLarge = count >= OWN_NODE_LEAVES;
    if (isLarge || to - begin > FILLED_LEAVES) close(from);
    const parts = Math.ceil(count / FILLED_LEAVES);
    for (let part = 1; isLarge && part <= parts; part += 1) close(from + Math.floor((part * count) / parts));
  }
  close(leaves.length);
  return nodes.length === 0 ? [{ from: 0, to: 0 }] : nodes;
}

/** The leaves that begin with the same site. */
function runsOfSites(leaves: readonly Leaf[]): Span[] {
  const begins = [...leaves.keys()].filter((leaf) => leaves[leaf]?.site !== leaves[leaf - 1]?.site);
  return begins.map((from, at) => ({ from, to: begins[at + 1] ?? leaves.length }));
}

/** Where the leaves of each node over leaves begin, and at the end how many there are. */
export function leafBegins({ nodeOf }: Pick<Layout, 'nodeOf'>): Uint32Array {
  const begins = new Uint32Array((nodeOf.at(-1) ?? 0) + 2).fill(nodeOf.length);
  for (let leaf = nodeOf.length - 1; leaf >= 0; leaf -= 1) begins[codeAt(nodeOf, leaf)] = leaf;
  return begins;
}
