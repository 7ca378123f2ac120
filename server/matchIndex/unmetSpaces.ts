import { MIXED, NOT_JUDGED, UNMET, VERDICT_NUMBER } from './bounds.ts';
import { type Bucketing } from './bucketing.ts';
import { type MustTerm } from './bucketTerm.ts';
import { BUCKETS_MAX } from './cuts.ts';
import { byteAt, codeAt } from '#server/domain/flat.ts';
import { type CountedOffer } from './offerCounts.ts';
import { FANOUT, type Tree } from './tree.ts';
import { maskOfChild } from './treeArrays.ts';
import { isBucketed, type TreeQuery } from './treeQuery.ts';

/**
 * How many spaces fail each of the musts of a query: counted by their buckets, or by their sites. Of buckets that have some
 * spaces that fail and some that do not, by their offers; where there are too many of these, each space is looked at.
 */
export function unmetSpaces(query: TreeQuery): number[] {
  return query.musts.map((must) => {
    if (!isBucketed(must)) return unmetBySites(query, (site) => must.keptVerdictOfSite(site));
    const { bySite } = must.bucketing;
    if (bySite !== undefined) return unmetBySites(query, verdictOfSite(must, bySite));
    return unmetByBuckets(query, must) + unmetInMixed(query, must);
  });
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

function unmetInMixed(query: TreeQuery, must: MustTerm): number {
  const mixedMask = mixedMaskOf(query, must);
  if (mixedMask === 0) return 0;
  const offers = query.offerCounts.of(must.column);
  return offers === undefined ? unmetInMask(query, must, mixedMask) : unmetAmong(offers, must);
}

/** The groups of the buckets that have some spaces that fail and some that do not. */
function mixedMaskOf({ tree: { histogram } }: TreeQuery, must: MustTerm): number {
  let mask = 0;
  for (let bucket = 0; bucket < BUCKETS_MAX; bucket += 1) {
    const isFilled = codeAt(histogram, must.column * BUCKETS_MAX + bucket) > 0;
    if (isFilled && verdictIn(must, bucket) === MIXED) mask |= 1 << byteAt(must.bucketing.buckets.groupOf, bucket);
  }
  return mask;
}

function unmetAmong(offers: readonly CountedOffer[], must: MustTerm): number {
  let unmet = 0;
  for (const { key, offer, bucket, spaces } of offers) {
    if (spaces === 0 || byteAt(must.verdicts, bucket) !== MIXED) continue;
    if (must.verdictOf(key, offer) === UNMET) unmet += spaces;
  }
  return unmet;
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
