import { type Cover, coverOf, covering, holds } from './cover.ts';
import { byteAt, codeAt } from '#server/domain/flat.ts';
import { type Layout } from './layout.ts';
import { type Kernel, kernelOf } from './kernel/kernel.ts';
import { NOWHERE as NOWHERE_SITE, type Site } from './siteTable.ts';
import { createTreeArrays, fillColumn, fillLeastRanks, MANY_SITES, owned, type TreeArrays } from './treeArrays.ts';

export { FANOUT } from './layout.ts';
export { MANY_SITES } from './treeArrays.ts';

/**
 * The spaces in leaves of sixteen, these under nodes of sixteen, up to one root. A node knows, per criterion, in which
 * groups of buckets the offers of its spaces are: a mask. Nodes are numbered level by level, leaves first; the children of
 * a node follow on each other.
 *
 * What one criterion needs of sixteen siblings lies in 16 or 64 bytes that follow on each other, for what a search waits
 * for is memory.
 */
export interface Tree extends TreeArrays {
  readonly size: number;
  /** The sites of a node that has several, but few; undefined of one that has many. */
  readonly fewSitesAt: (node: number) => readonly number[] | undefined;
  /** Of nodes with many sites. */
  readonly coverAt: (node: number) => Cover;
  /** What nodes with several sites know of them. */
  readonly known: Covers;
  /** What searches the tree many times as fast; absent of small trees, and where there is no WebAssembly with vectors. */
  readonly kernel?: Kernel | undefined;
  /** Has a node know of a site on which a space of it stands now; whether it did not, for the nodes above it know of all that it knows of. */
  readonly admit: (node: number, site: number) => boolean;
}

/** What a tree is made of. Spaces are in the order in which they are to stand. */
export interface TreeSetting {
  readonly layout: Layout;
  /** Of each column, what lays the bucket of each place into `bucketAt` and gives the group of each bucket. */
  readonly fills: readonly ((bucketAt: Uint8Array) => Uint8Array)[];
  readonly siteAt: Uint32Array;
  readonly sites: readonly Site[];
  /** Rank of each space's id. */
  readonly rankAt: Uint32Array;
}

/** Builds the tree. */
export function buildTree({ layout, fills, siteAt, sites, rankAt }: TreeSetting): Tree {
  const tree = createTreeArrays(layout, fills.length);
  const bucketAt = new Uint8Array(siteAt.length);
  for (const [column, fill] of fills.entries()) fillColumn(tree, { column, bucketAt, groupOf: fill(bucketAt) });
  fillLeastRanks(tree, rankAt);
  return treeOf(tree, { sites, ...createCovers(tree, siteAt, sites) });
}

/** Leaves from which on a tree has a kernel: each has a memory of its own, which takes more to make than small trees to search. */
const KERNEL_LEAVES = 256;

/** A tree of its flat part, and what its nodes know of their sites. A large one takes over copies of the arrays. */
export function treeOf(given: TreeArrays, { sites, covers, few }: Covers & { readonly sites: readonly Site[] }): Tree {
  const kernel = given.leaves < KERNEL_LEAVES ? undefined : kernelOf(given, { sites: sites.length, covers, few });
  const tree = kernel?.arrays ?? owned(given);
  return {
    ...tree,
    kernel,
    known: { covers, few },
    // Spaces come and go.
    get size() {
      return codeAt(tree.spacesOf, tree.root);
    },
    fewSitesAt: (node) => few.get(node),
    coverAt: (node) => covers.get(node) ?? NOWHERE,
    admit(node, site) {
      const [ofFew, cover] = [few.get(node), covers.get(node)];
      const isNew = admitTo({ siteOf: tree.siteOf, spacesOf: tree.spacesOf, sites, covers, few }, node, site);
      if (few.get(node) !== ofFew || covers.get(node) !== cover) kernel?.forgetSites(node);
      return isNew;
    },
  };
}

interface Admitting {
  readonly siteOf: Uint32Array;
  readonly spacesOf: Uint32Array;
  readonly sites: readonly Site[];
  readonly covers: Map<number, Cover>;
  readonly few: Map<number, readonly number[]>;
}

/** What a node has known of its sites only becomes more, until it has no space: bounds that are too wide are bounds. */
function admitTo(admitting: Admitting, node: number, site: number): boolean {
  const { siteOf, spacesOf, covers, few } = admitting;
  if (codeAt(spacesOf, node) <= 1) {
    siteOf[node] = site;
    covers.delete(node);
    few.delete(node);
    return true;
  }
  const known = sitesKnown(admitting, node);
  if (known?.includes(site) === true) return false;
  const [wide, own] = [coverKnown(admitting, node), coverOfSite(admitting, site)];
  covers.set(node, holds(wide, own) ? wide : covering([wide, own]));
  siteOf[node] = MANY_SITES;
  if (known === undefined || known.length >= FEW_SITES) few.delete(node);
  else few.set(node, [...known, site]);
  return true;
}

function sitesKnown({ siteOf, few }: Admitting, node: number): readonly number[] | undefined {
  const site = codeAt(siteOf, node);
  return site === MANY_SITES ? few.get(node) : [site];
}

function coverKnown(admitting: Admitting, node: number): Cover {
  const site = codeAt(admitting.siteOf, node);
  return site === MANY_SITES ? (admitting.covers.get(node) ?? NOWHERE) : coverOfSite(admitting, site);
}

function coverOfSite({ sites }: Admitting, site: number): Cover {
  return coverOf(sites[site] ?? NOWHERE_SITE);
}

const NOWHERE: Cover = { placeIds: [] };

/** Of nodes with several sites: a cover, and the sites themselves where these are few. */
export interface Covers {
  readonly covers: Map<number, Cover>;
  readonly few: Map<number, readonly number[]>;
}

/** Most sites of a node that are judged each by itself: so many are judged anyhow, and a cover tells less. */
const FEW_SITES = 16;

/** The sites of the nodes: one each, or few, and a cover. */
function createCovers(
  { siteOf, firstChild, childCount, leaves }: TreeArrays,
  siteAt: Uint32Array,
  sites: readonly Site[],
): Covers {
  const bySite = sites.map(coverOf);
  const covers = new Map<number, Cover>();
  const few = new Map<number, readonly number[]>();
  for (let node = 0; node < siteOf.length; node += 1) {
    const first = codeAt(firstChild, node);
    if (byteAt(childCount, node) === 0) continue;
    const members = (node < leaves ? siteAt : siteOf).subarray(first, first + byteAt(childCount, node));
    const site = onlySite(members);
    siteOf[node] = site;
    if (site !== MANY_SITES) continue;
    // A child with many sites has a cover of its own.
    const parts = [...members].map((member, slot) =>
      member === MANY_SITES ? covers.get(first + slot) : bySite[member],
    );
    covers.set(node, covering([...new Set(parts)].flatMap((part) => part ?? [])));
    const all = fewOf(members, first, few);
    if (all !== undefined) few.set(node, all);
  }
  return { covers, few };
}

/** The sites of siblings, where these are few; of a sibling with many sites of its own they are not. */
function fewOf(
  members: Uint32Array,
  first: number,
  few: ReadonlyMap<number, readonly number[]>,
): readonly number[] | undefined {
  const all = new Set<number>();
  for (const [slot, member] of members.entries()) {
    const ofMember = member === MANY_SITES ? few.get(first + slot) : [member];
    if (ofMember === undefined) return undefined;
    for (const site of ofMember) all.add(site);
  }
  return all.size > FEW_SITES ? undefined : [...all];
}

/** The site that all have in common, or `MANY_SITES`. */
function onlySite(sites: Uint32Array): number {
  const site = sites[0] ?? MANY_SITES;
  return sites.every((other) => other === site) ? site : MANY_SITES;
}
