import { bundlesOf, shownBundles } from '#server/domain/matching/bundle.ts';
import { type Candidate, type Circumstances } from '#server/domain/matching/candidate.ts';
import { certificateOf } from '#server/domain/matching/certificate/certificate.ts';
import { type AskedCriterion, type Criterion } from '#server/domain/matching/criterion.ts';
import { type Evaluate, type Stock } from '#server/domain/matching/evaluation.ts';
import { growthPathsOf } from '#server/domain/matching/growth.ts';
import { askedOf, judge, type Judged, type Outlined, outlineOf } from '#server/domain/matching/judge.ts';
import { missedOf, NEAR_MISSES_MAX, shownNearMiss } from '#server/domain/matching/nearMiss.ts';
import { byCodeUnits } from '#server/domain/matching/order.ts';
import { evaluationOf } from '#server/domain/matching/parts.ts';
import { resultsOf } from '#server/domain/matching/result.ts';
import { indexedMembers } from './bundleMembers.ts';
import { indexedCounts } from './counts.ts';
import { codeAt } from '#server/domain/flat.ts';
import { nearestMisses } from './nearMisses.ts';
import { once } from './once.ts';
import { placedOf } from './placed.ts';
import { indexedRelaxations } from './relaxations.ts';
import { search } from './search.ts';
import { type Tally, tallyOf } from './tally.ts';
import { settledAt, type TreeQuery, treeQueryOf } from './treeQuery.ts';

/**
 * The fast path of `evaluate`: exactly the same answers over the same stock. The spaces stand in a tree whose nodes bound
 * what theirs offer; bounds come from the criteria's own checks, and whole judgements are made only of what is shown.
 */
export function createMatchIndex(stock: Stock, catalogue: readonly Criterion[]): Evaluate {
  const byId = inOrderOfIds(stock);
  const placed = placedOf(byId, catalogue);
  const candidateAt = (place: number): Candidate | undefined => byId[codeAt(placed.rankAt, place)];
  const candidatesAt = (places: readonly number[]): Candidate[] => places.flatMap((place) => candidateAt(place) ?? []);
  const judgedBy = (asked: readonly AskedCriterion[], places: readonly number[]): Judged[] =>
    candidatesAt(places).map((candidate) => judge(asked, candidate));
  const outlined = (query: TreeQuery, places: readonly number[]): Outlined[] =>
    places.flatMap((place) => {
      const candidate = candidateAt(place);
      return candidate === undefined ? [] : [{ candidate, ...outlineOf(settledAt(query, place)) }];
    });
  const best = (circumstances: Circumstances, limit: number): Judged[] => {
    const asked = askedOf(circumstances, catalogue);
    const query = treeQueryOf(placed, asked, circumstances.requirement.rankBy ?? 'expected');
    return judgedBy(
      asked,
      search(query, limit).map(({ place }) => place),
    );
  };
  return (circumstances, { limit, include }) => {
    const { asOf, rankBy = 'expected' } = circumstances.requirement;
    const asked = askedOf(circumstances, catalogue);
    const query = treeQueryOf(placed, asked, rankBy);
    const byExpected = once(() => (rankBy === 'expected' ? query : treeQueryOf(placed, asked, 'expected')));
    const tally = once((): Tally => tallyOf(query));
    const judged = (places: readonly number[]): Judged[] => judgedBy(asked, places);
    return evaluationOf(
      {
        results() {
          const places = search(query, limit).map(({ place }) => place);
          const found = include.includes('findings') ? judged(places) : outlined(query, places);
          return resultsOf(found, { circumstances, include });
        },
        counts: () => indexedCounts(query, tally(), asOf),
        relaxations: () => indexedRelaxations(query, tally()),
        nearMisses: () =>
          judged(nearestMisses(byExpected(), Math.min(limit, NEAR_MISSES_MAX)))
            .flatMap((one) => missedOf(one, asked) ?? [])
            .map((missed) => shownNearMiss(missed, include)),
        growthPaths: () =>
          growthPathsOf(byId, { requirement: circumstances.requirement, asked, include }).slice(0, limit),
        bundles: () =>
          shownBundles(bundlesOf(indexedMembers(byExpected(), candidateAt), asked).slice(0, limit), asked, include),
        certificate: () => certificateOf({ circumstances, asked, fitting: candidatesAt(tally().fitting), best, limit }),
      },
      include,
    );
  };
}

/** Most stocks come in the order of their ids already, which is sooner seen than made. */
function inOrderOfIds(stock: Stock): Stock {
  const isInOrder = stock.every((candidate, at) => at === 0 || (stock[at - 1]?.space.id ?? '') < candidate.space.id);
  return isInOrder ? stock : stock.toSorted((a, b) => byCodeUnits(a.space.id, b.space.id));
}
