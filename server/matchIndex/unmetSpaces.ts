import { MIXED, NOT_JUDGED, UNMET } from './bounds.ts';
import { type MustTerm } from './bucketTerm.ts';
import { BUCKETS_MAX } from './cuts.ts';
import { byteAt, codeAt } from '#server/domain/flat.ts';
import { once } from './once.ts';
import { type RingTerm } from './ringTerm.ts';
import { FANOUT, type Tree } from './tree.ts';
import { maskOfChild } from './treeArrays.ts';
import { isBucketed, type TreeQuery } from './treeQuery.ts';

/**
 * How many spaces fail each of the musts of a query. Most are counted by their buckets, or by their sites; only those of
 * which others of the bucket differ are looked at.
 */
export function unmetSpaces(query: TreeQuery): number[] {
  const spacesOfSites = once(() => spacesBySite(query));
  return query.musts.map((must) =>
    isBucketed(must) ? unmetByBuckets(query, must) : unmetByRings(spacesOfSites(), must),
  );
}

function unmetByBuckets(query: TreeQuery, must: MustTerm): number {
  const { histogram } = query.tree;
  let unmet = 0;
  let mixedMask = 0;
  for (let bucket = 0; bucket < BUCKETS_MAX; bucket += 1) {
    const spaces = codeAt(histogram, must.column * BUCKETS_MAX + bucket);
    if (spaces === 0) continue;
    const kept = byteAt(must.verdicts, bucket);
    const verdict = kept === NOT_JUDGED ? must.judge(bucket) : kept;
    if (verdict === UNMET) unmet += spaces;
    if (verdict === MIXED) mixedMask |= 1 << byteAt(must.bucketing.buckets.groupOf, bucket);
  }
  return mixedMask === 0 ? unmet : unmet + unmetInMixed(query, must, mixedMask);
}

/** Spaces that fail a must, of the buckets that have some that fail and some that do not. */
function unmetInMixed({ tree }: TreeQuery, must: MustTerm, mixedMask: number): number {
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

function unmetByRings(spacesOfSites: Uint32Array, must: RingTerm): number {
  let unmet = 0;
  for (const [site, spaces] of spacesOfSites.entries()) {
    if (spaces > 0 && must.verdictOfSite(site) === UNMET) unmet += spaces;
  }
  return unmet;
}

/** How many spaces each site has. */
function spacesBySite({ tree, sites, siteAt }: TreeQuery): Uint32Array {
  const spaces = new Uint32Array(sites.length);
  for (let leaf = 0; leaf < tree.leaves; leaf += 1) {
    const first = codeAt(tree.firstChild, leaf);
    for (let slot = 0; slot < byteAt(tree.childCount, leaf); slot += 1) {
      const site = codeAt(siteAt, first + slot);
      spaces[site] = codeAt(spaces, site) + 1;
    }
  }
  return spaces;
}
