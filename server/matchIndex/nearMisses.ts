import { type AskedCriterion, type Corners } from '#server/domain/matching/criterion.ts';
import { type Offered } from '#server/domain/matching/offerBox.ts';
import { withoutRoundingError } from '#server/domain/matching/roundingError.ts';
import { UNMET } from './bounds.ts';
import { type MustTerm } from './bucketTerm.ts';
import { byteAt, codeAt, maskAt } from '#server/domain/flat.ts';
import { createQueue } from './queue.ts';
import { createShortlist, type Shortlist } from './shortlist.ts';
import { FANOUT, MANY_SITES } from './tree.ts';
import { changeAt, isBucketed, type Must, mostOfNode, pointsAt, type TreeQuery, verdictAt } from './treeQuery.ts';

/** An excluded space with what decides its place among the near misses. */
interface Miss {
  readonly place: number;
  readonly change: number;
  readonly expected: number;
  readonly rank: number;
}

/** A node, with the least change that a space of it may need, and the most points that it may come to. */
interface Prospect {
  readonly node: number;
  readonly change: number;
  readonly expected: number;
  readonly rank: number;
}

/** The places of the nearest misses of `nearMissesOf`, as many as `limit`. The query must be one by expected points. */
export function nearestMisses(query: TreeQuery, limit: number): number[] {
  const { tree, musts } = query;
  const least = musts.map(leastChangeOf);
  const found = createShortlist<Miss>(limit, byNearness);
  const queue = createQueue<Prospect>((one, other) => byNearness(one, other) < 0);
  queue.push({ node: tree.root, change: 0, expected: Infinity, rank: 0 });
  for (let next = queue.pop(); next !== undefined && !isBeyond(next, found); next = queue.pop()) {
    const first = codeAt(tree.firstChild, next.node);
    for (let slot = 0; slot < byteAt(tree.childCount, next.node); slot += 1) {
      if (next.node < tree.leaves) {
        offerMiss(query, first + slot, found);
        continue;
      }
      const child = prospectOf(query, { node: next.node, slot, least });
      if (child !== undefined && !isBeyond(child, found)) queue.push(child);
    }
  }
  return found.all().map(({ place }) => place);
}

function byNearness(one: Omit<Miss, 'place'>, other: Omit<Miss, 'place'>): number {
  return one.change - other.change || other.expected - one.expected || one.rank - other.rank;
}

/** Whether no space of a prospect could be among the nearest any more. */
function isBeyond(prospect: Prospect, found: Shortlist<Miss>): boolean {
  const last = found.last();
  return last !== undefined && byNearness(prospect, last) > 0;
}

/** What a must asks of a node at least. */
type LeastChange = (at: number, child: number, query: TreeQuery) => number;

/** The least change of a must by the masks; of one over rings nothing is known but where one site tells it. */
function leastChangeOf(must: Must): LeastChange {
  if (!isBucketed(must)) return (_, child, query) => leastOfRings(query, must, child);
  const { column } = must;
  const byGroup = must.bucketing.buckets.groups().map((corners, group) => leastOfGroup(must, corners, group));
  const byMask = new Map<number, number>();
  return (at, _, { tree: { masks } }) => {
    const mask = maskAt(masks, at + column * FANOUT);
    const known = byMask.get(mask);
    if (known !== undefined) return known;
    const change = byGroup.reduce(
      (least, one, group) => ((mask & (1 << group)) === 0 ? least : Math.min(least, one)),
      Infinity,
    );
    byMask.set(mask, change);
    return change;
  };
}

function leastOfGroup({ asked, fitMask }: MustTerm, corners: readonly Corners<Offered>[], group: number): number {
  if ((fitMask & (1 << group)) !== 0 || corners.length === 0) return 0;
  if (!asked.criterion.negotiable) return Infinity;
  return Math.min(...corners.flatMap(({ best }) => best.map((offer) => leastOfCorner(asked, offer))));
}

/** A corner of a whole group may do though no offer of its buckets does: then it says nothing of how near these come. */
function leastOfCorner({ outcomeOf, changeOf }: AskedCriterion, offer: Offered): number {
  return outcomeOf(offer).verdict === 'unmet' ? (changeOf(offer)?.change ?? Infinity) : 0;
}

function leastOfRings({ tree }: TreeQuery, must: Exclude<Must, MustTerm>, child: number): number {
  if (must.verdictOfNode(child) !== UNMET) return 0;
  if (!must.asked.criterion.negotiable) return Infinity;
  return codeAt(tree.siteOf, child) === MANY_SITES
    ? 0
    : (must.changeOfSite(codeAt(tree.siteOf, child))?.change ?? Infinity);
}

interface ChildOf {
  readonly node: number;
  readonly slot: number;
  readonly least: readonly LeastChange[];
}

/** A child as a prospect; undefined where no change would do for any of its spaces. */
function prospectOf(query: TreeQuery, { node, slot, least }: ChildOf): Prospect | undefined {
  const { tree } = query;
  const child = codeAt(tree.firstChild, node) + slot;
  const at = (node - tree.leaves) * tree.columns * FANOUT + slot;
  let sum = 0;
  for (const leastOf of least) {
    sum += leastOf(at, child, query);
    if (sum === Infinity) return undefined;
  }
  return {
    node: child,
    change: withoutRoundingError(sum),
    expected: mostOfNode(query, at, child),
    rank: codeAt(tree.leastRank, child),
  };
}

function offerMiss(query: TreeQuery, place: number, found: Shortlist<Miss>): void {
  const change = changeOfSpace(query, place);
  const last = found.last();
  if (change === undefined || (last !== undefined && change > last.change)) return;
  found.offer({ place, change, expected: pointsAt(query, place).primary, rank: codeAt(query.rankAt, place) });
}

/** The change that a space needs in all; undefined where it fits, or no change would do. */
function changeOfSpace(query: TreeQuery, place: number): number | undefined {
  let sum = 0;
  let isExcluded = false;
  for (const must of query.musts) {
    if (verdictAt(query, must, place) !== UNMET) continue;
    const change = must.asked.criterion.negotiable ? changeAt(query, must, place) : undefined;
    if (change === undefined) return undefined;
    isExcluded = true;
    sum += change.change;
  }
  return isExcluded ? withoutRoundingError(sum) : undefined;
}
