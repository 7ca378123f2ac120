import { adjacencyOf } from './adjacency.ts';
import { scoreTogether } from './bundleJudgement.ts';
import { createReckoning, type Figures, type Reckoning } from './bundleFigures.ts';
import { type Look, LOOKS } from './bundleLooks.ts';
import { type BundleMember } from './bundleMember.ts';
import { candidatesOf, inOrder, type JointMust, jointVerdict, needsAll } from './bundleMusts.ts';
import { createShortlist, type FoundBundle, type Shortlist } from './bundleOrder.ts';
import { BUNDLE_SPACES_MAX, type Part } from './bundlePart.ts';
import { type Posed, problemsOf } from './bundleProblems.ts';
import { type AskedCriterion } from './criterion.ts';
import { withoutRoundingError } from './roundingError.ts';
import { type Sink } from './setSearch/problem.ts';
import { searchSets } from './setSearch/search.ts';

/** What sets of spaces are judged by. */
export interface BundleAsk {
  /** Judged on the set; none of the members meets them all by itself. */
  readonly musts: readonly JointMust[];
  readonly asked: readonly AskedCriterion[];
}

/** The best sets, best first, and how many sets were looked at to find them, whole and partial. */
export interface FoundSets {
  readonly bundles: readonly FoundBundle[];
  readonly visited: number;
}

/**
 * The best sets of two to six of the given spaces, at most three of a park and ten in all, by verdict, adjacency, number
 * of spaces, excess, expected score, ids. Sought in that order, so that a search ends once what is left could not come
 * before what was found. Exact: no set is left out that a bound does not rule out.
 */
export function bestSets(members: readonly BundleMember[], ask: BundleAsk): FoundSets {
  const reckoning = createReckoning(ask.musts, ask.asked);
  const figures = members.map(reckoning.figuresOf);
  const shortlist = createShortlist();
  let visited = 0;
  for (const verdict of ['met', 'unconfirmed'] as const) {
    const joining = verdict === 'met' ? figures.filter(({ isSure }) => isSure) : figures;
    for (const look of LOOKS) {
      if (shortlist.isFull()) break;
      visited += searchLook({ ask, reckoning, shortlist, look, verdict }, joining);
    }
  }
  return { bundles: shortlist.best(), visited };
}

interface Search {
  readonly ask: BundleAsk;
  readonly reckoning: Reckoning;
  readonly shortlist: Shortlist;
  readonly look: Look;
  readonly verdict: 'met' | 'unconfirmed';
}

/** Small sets of all parts come before larger ones of any. */
function searchLook(search: Search, figures: readonly Figures[]): number {
  const { shortlist, look } = search;
  const parts = look.partsOf(figures.filter(({ member }) => !shortlist.isClosed(member.sketch.space.parkId)));
  let visited = 0;
  for (let count = 2; count <= BUNDLE_SPACES_MAX && !shortlist.isFull(); count += 1) {
    // Closed by nearer or smaller sets only: those of one part may still come before those just found in another of the park.
    const open = parts.filter(({ parkId }) => !shortlist.isClosed(parkId));
    for (const part of open) {
      if (isWorthSearching(search, part, count)) visited += searchPart(search, part, count);
    }
  }
  return visited;
}

/** Without looking at any set: whether some of so many spaces may be enough, and as good as what has been found. */
function isWorthSearching({ shortlist, reckoning }: Search, part: Part, count: number): boolean {
  if (part.figures.length < count || !part.mayReach(count)) return false;
  const cutoff = shortlist.cutoff(part.parkId);
  if (cutoff === undefined || cutoff.excess > 0) return true;
  const bonus = reckoning.wishes.reduce((sum, { points }) => sum + points, 0);
  return withoutRoundingError(part.mostPoints() + bonus + POINTS_SLACK) >= cutoff.points;
}

/** More than the rounding errors of a mean of points. */
const POINTS_SLACK = 1e-8;

function searchPart(search: Search, part: Part, count: number): number {
  const { look, reckoning, shortlist } = search;
  let visited = 0;
  for (const pool of look.poolsOf(part, count)) {
    for (const { problem, figures } of problemsOf(pool, count, reckoning.wishes)) {
      const sink: Sink = {
        cutoff: () => shortlist.cutoff(part.parkId),
        offer(places, excess) {
          const found = fittingAt(search, { figures, places, excess });
          if (found !== undefined) shortlist.add(found);
        },
      };
      visited += searchSets(problem, sink);
    }
  }
  return visited;
}

interface Offered extends Pick<Posed, 'figures'> {
  readonly places: readonly number[];
  readonly excess: number;
}

/** The offered set as a bundle; undefined where it does not fit, has spaces that it does not need, or stands on the list already. */
function fittingAt(
  { ask: { musts, asked }, shortlist, look, verdict }: Search,
  { figures, places, excess }: Offered,
): FoundBundle | undefined {
  const joined = inOrder(places.flatMap((place) => figures[place]?.member ?? []));
  if (joined === undefined) return undefined;
  const members = candidatesOf(joined);
  const ids = members.map(({ space }) => space.id);
  const found = shortlist.ofPark(members[0].space.parkId);
  const isSought =
    !found.some((bundle) => bundle.ids.every((id) => ids.includes(id))) &&
    jointVerdict(musts, joined) === verdict &&
    adjacencyOf(members.map(({ space }) => space)) === look.adjacency &&
    needsAll(musts, joined, verdict);
  if (!isSought) return undefined;
  const points = withoutRoundingError(scoreTogether(asked, members).expected);
  return { members, verdict, adjacency: look.adjacency, excess, points, ids };
}
