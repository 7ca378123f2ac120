import { MIXED, NOT_JUDGED, UNMET, VERDICT_NUMBER } from './bounds.ts';
import { type Bucketing } from './bucketing.ts';
import { type MustTerm } from './bucketTerm.ts';
import { BUCKETS_MAX } from './cuts.ts';
import { byteAt, codeAt, lowest } from '#server/domain/flat.ts';
import { layAsk } from './kernel/asks.ts';
import { type Kernel } from './kernel/kernel.ts';
import { FANOUT, type Tree } from './tree.ts';
import { maskOfChild } from './treeArrays.ts';
import { isBucketed, type TreeQuery } from './treeQuery.ts';

/**
 * How many spaces fail each of the musts of a query. Most are counted by their buckets, or by their sites; only those of
 * which others of the bucket differ are looked at.
 */
export function unmetSpaces(query: TreeQuery): number[] {
  const unmet = query.musts.map((must) => {
    if (!isBucketed(must)) return unmetBySites(query, (site) => must.verdictOfSite(site));
    return must.bucketing.bySite === undefined
      ? unmetByBuckets(query, must)
      : unmetBySites(query, verdictOfSite(must, must.bucketing.bySite));
  });
  const mixed = query.musts.flatMap((must, number): Mixed[] => {
    if (!isBucketed(must) || must.bucketing.bySite !== undefined) return [];
    const mask = mixedMaskOf(query, must);
    return mask === 0 ? [] : [{ must, number, mask }];
  });
  const { kernel } = query.tree;
  const further = kernel === undefined || mixed.length > kernel.terms ? unmetInMixed : unmetInKernel(kernel);
  for (const [at, spaces] of further(query, mixed).entries()) {
    const number = mixed[at]?.number ?? 0;
    unmet[number] = (unmet[number] ?? 0) + spaces;
  }
  return unmet;
}

/** A must, by its number, that has buckets with some spaces that fail and some that do not, and the groups of these. */
interface Mixed {
  readonly must: MustTerm;
  readonly number: number;
  readonly mask: number;
}

/** Spaces that fail each must, of the buckets that have some that fail and some that do not. */
function unmetInMixed(query: TreeQuery, mixed: readonly Mixed[]): number[] {
  return mixed.map(({ must, mask }) => unmetInMask(query, must, mask));
}

/** The same by a kernel. */
function unmetInKernel(kernel: Kernel): typeof unmetInMixed {
  return (_, mixed) => {
    const unmet = mixed.map(() => 0);
    for (const [at, { must }] of mixed.entries()) layAsk(kernel, at, { must, isStrict: false });
    kernel.visitMixed(mixed.length, {
      judgeSpaces(at, first, spaces) {
        const must = mixed[at]?.must;
        if (must !== undefined) unmet[at] = (unmet[at] ?? 0) + unmetAmong(must, first, spaces);
        return 0;
      },
    });
    return unmet;
  };
}

function unmetAmong(must: MustTerm, first: number, spaces: number): number {
  let unmet = 0;
  for (let left = spaces; left !== 0; left &= left - 1) {
    if (must.verdictAt(first + lowest(left)) === UNMET) unmet += 1;
  }
  return unmet;
}

function unmetBySites({ sites, siteCounts }: TreeQuery, verdictOf: (site: number) => number): number {
  let unmet = 0;
  for (let site = 0; site < sites.length; site += 1) {
    const spaces = siteCounts.at(site);
    if (spaces > 0 && verdictOf(site) === UNMET) unmet += spaces;
  }
  return unmet;
}

function verdictOfSite(
  must: MustTerm,
  { offerOf, bucketOf }: NonNullable<Bucketing['bySite']>,
): (site: number) => number {
  return (site) => {
    const verdict = verdictIn(must, bucketOf(site));
    return verdict === MIXED ? VERDICT_NUMBER[must.asked.outcomeOf(offerOf(site)).verdict] : verdict;
  };
}

function verdictIn(must: MustTerm, bucket: number): number {
  const kept = byteAt(must.verdicts, bucket);
  return kept === NOT_JUDGED ? must.judge(bucket) : kept;
}

function unmetByBuckets(query: TreeQuery, must: MustTerm): number {
  const { histogram } = query.tree;
  let unmet = 0;
  for (let bucket = 0; bucket < BUCKETS_MAX; bucket += 1) {
    const spaces = codeAt(histogram, must.column * BUCKETS_MAX + bucket);
    if (spaces > 0 && verdictIn(must, bucket) === UNMET) unmet += spaces;
  }
  return unmet;
}

function mixedMaskOf({ tree: { histogram } }: TreeQuery, must: MustTerm): number {
  let mask = 0;
  for (let bucket = 0; bucket < BUCKETS_MAX; bucket += 1) {
    const isFilled = codeAt(histogram, must.column * BUCKETS_MAX + bucket) > 0;
    if (isFilled && verdictIn(must, bucket) === MIXED) mask |= 1 << byteAt(must.bucketing.buckets.groupOf, bucket);
  }
  return mask;
}

function unmetInMask({ tree }: TreeQuery, must: MustTerm, mixedMask: number): number {
  const { column } = must;
  const nodes = [tree.root];
  let unmet = 0;
  for (let node = nodes.pop(); node !== undefined; node = nodes.pop()) {
    const first = codeAt(tree.firstChild, node);
    const count = byteAt(tree.childCount, node);
    if (node < tree.leaves) {
      unmet += unmetInLeaf(tree, must, node);
      continue;
    }
    for (let slot = 0; slot < count; slot += 1) {
      if ((maskOfChild(tree, node, { column, slot }) & mixedMask) !== 0) nodes.push(first + slot);
    }
  }
  return unmet;
}

function unmetInLeaf({ codes, columns, firstChild, childCount }: Tree, must: MustTerm, leaf: number): number {
  const first = codeAt(firstChild, leaf);
  const from = (leaf * columns + must.column) * FANOUT;
  let unmet = 0;
  for (let slot = 0; slot < byteAt(childCount, leaf); slot += 1) {
    if (byteAt(must.verdicts, byteAt(codes, from + slot)) !== MIXED) continue;
    if (must.verdictAt(first + slot) === UNMET) unmet += 1;
  }
  return unmet;
}
