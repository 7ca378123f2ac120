import { type SpaceId } from '#shared/space.ts';
import { bundlesOf, shownBundles } from '#server/domain/matching/bundle.ts';
import { type Candidate, type Circumstances } from '#server/domain/matching/candidate.ts';
import {
  certificateInSteps,
  certificateOf,
  type CertificateSteps,
} from '#server/domain/matching/certificate/certificate.ts';
import { type Criterion } from '#server/domain/matching/criterion.ts';
import { type Evaluate, type Rank, type Stock } from '#server/domain/matching/evaluation.ts';
import { growthPathsOf } from '#server/domain/matching/growth.ts';
import { askedOf, type Judged } from '#server/domain/matching/judge.ts';
import { missedOf, NEAR_MISSES_MAX, shownNearMiss } from '#server/domain/matching/nearMiss.ts';
import { evaluationOf } from '#server/domain/matching/parts.ts';
import { resultsOf } from '#server/domain/matching/result.ts';
import { indexedMembers } from './bundleMembers.ts';
import { indexedCounts } from './counts.ts';
import { Explanation } from './explanation.ts';
import { growingPlaces } from './growingPlaces.ts';
import { nearestMisses } from './nearMisses.ts';
import { once } from './once.ts';
import { rankingOver } from './ranking.ts';
import { type IndexImage } from './indexImage.ts';
import { indexedRelaxations } from './relaxations.ts';
import { search } from './search.ts';
import { candidatesIn } from './spaceRecords.ts';
import { type StockIndex, stockIndexOf, stockIndexOfImage } from './stockIndex.ts';
import { type Tally, tallyOf } from './tally.ts';
import { type TreeQuery, treeQueryOf } from './treeQuery.ts';

/** An index over a stock that changes. An answer is of the stock as it is when it is asked for, and of no other. */
export interface MatchIndex {
  readonly evaluate: Evaluate;
  readonly rank: Rank;
  /** The certificate of an evaluation, of the stock as it is now, however long its steps are put off. */
  readonly certificate: (circumstances: Circumstances, limit: number) => CertificateSteps;
  /** How many spaces there are. */
  readonly size: () => number;
  /** The space of an id as it is judged, equal to the one that was put in; undefined where there is none. */
  readonly candidate: (id: SpaceId) => Candidate | undefined;
  /** The ids of the spaces of some parks. */
  readonly idsIn: (parkIds: readonly string[]) => SpaceId[];
  /** Takes in a space, in place of the one of the same id where there is one. The spaces are laid out anew where no room is left. */
  readonly put: (candidate: Candidate) => void;
  /** The same of many, of which no two have the same id; more than there is room for are laid out together. */
  readonly putAll: (candidates: Stock) => void;
  /** Takes out the space of an id; whether there was one. */
  readonly remove: (id: SpaceId) => boolean;
  /** The index as plain data, to be cloned, sent or stored before it changes again: the arrays are its own. */
  readonly image: () => IndexImage;
}

/**
 * The fast path of `evaluate`: exactly the same answers over the same stock. The spaces stand in a tree whose nodes bound
 * what theirs offer; bounds come from the criteria's own checks, and whole judgements are made only of what is shown.
 */
export function createMatchIndex(stock: Stock, catalogue: readonly Criterion[]): MatchIndex {
  return matchIndexOver(stockIndexOf(stock, catalogue), catalogue);
}

/** The index of an image that was made with the same criteria. It takes over the arrays of the image. */
export function matchIndexOfImage(image: IndexImage, catalogue: readonly Criterion[]): MatchIndex {
  return matchIndexOver(stockIndexOfImage(image, catalogue), catalogue);
}

function matchIndexOver(index: StockIndex, catalogue: readonly Criterion[]): MatchIndex {
  return {
    evaluate: evaluateOver(index, catalogue),
    rank: (circumstances, limit) => rankingOver(index.placed, queryOver(index, catalogue, circumstances), limit),
    certificate: certificateOver(index, catalogue),
    size: () => index.placed.tree.size,
    candidate: (id) => index.candidate(id),
    idsIn: (parkIds) => index.idsIn(parkIds),
    put: (candidate) => {
      index.put(candidate);
    },
    putAll: (candidates) => {
      index.putAll(candidates);
    },
    remove: (id) => index.remove(id),
    image: () => index.image(),
  };
}

function queryOver({ placed }: StockIndex, catalogue: readonly Criterion[], circumstances: Circumstances): TreeQuery {
  return treeQueryOf(placed, askedOf(circumstances, catalogue), circumstances.requirement.rankBy ?? 'expected');
}

/** The best judged candidates, best first. */
function bestOver(
  index: StockIndex,
  catalogue: readonly Criterion[],
): (circumstances: Circumstances, limit: number) => Judged[] {
  return (circumstances, limit) => {
    const query = queryOver(index, catalogue, circumstances);
    const places = search(query, limit).map(({ place }) => place);
    return new Explanation(query, places).judged(candidatesIn(index.placed.records, places));
  };
}

function certificateOver(index: StockIndex, catalogue: readonly Criterion[]): MatchIndex['certificate'] {
  const best = bestOver(index, catalogue);
  return (circumstances, limit) => {
    const query = queryOver(index, catalogue, circumstances);
    const fitting = candidatesIn(index.placed.records, [...tallyOf(query).fitting]);
    return certificateInSteps({ circumstances, asked: query.asked, fitting, best, limit });
  };
}

function evaluateOver(index: StockIndex, catalogue: readonly Criterion[]): Evaluate {
  const candidatesOf = (places: readonly number[]): Candidate[] => candidatesIn(index.placed.records, places);
  const best = bestOver(index, catalogue);
  return (circumstances, { limit, include }) => {
    const { asOf, rankBy = 'expected' } = circumstances.requirement;
    const asked = askedOf(circumstances, catalogue);
    const query = treeQueryOf(index.placed, asked, rankBy);
    const byExpected = once(() => (rankBy === 'expected' ? query : treeQueryOf(index.placed, asked, 'expected')));
    const tally = once((): Tally => tallyOf(query));
    return evaluationOf(
      {
        results() {
          const places = search(query, limit).map(({ place }) => place);
          const explained = new Explanation(query, places);
          const candidates = candidatesOf(places);
          const isShown = include.includes('findings');
          const found = isShown ? explained.judged(candidates) : explained.outlined(candidates);
          return resultsOf(found, { circumstances, include });
        },
        counts: () => indexedCounts(query, tally(), asOf),
        relaxations: () => indexedRelaxations(query, tally()),
        nearMisses() {
          const places = nearestMisses(byExpected(), Math.min(limit, NEAR_MISSES_MAX));
          return new Explanation(query, places)
            .judged(candidatesOf(places))
            .flatMap((one) => missedOf(one, asked) ?? [])
            .map((missed) => shownNearMiss(missed, include));
        },
        growthPaths() {
          const { requirement } = circumstances;
          const growing = requirement.growth === undefined ? [] : candidatesOf(growingPlaces(query));
          return growthPathsOf(growing, { requirement, asked, include }).slice(0, limit);
        },
        bundles() {
          const members = indexedMembers(query, index.placed.records);
          return shownBundles(bundlesOf(members, asked).slice(0, limit), asked, include);
        },
        certificate: () =>
          certificateOf({ circumstances, asked, fitting: candidatesOf([...tally().fitting]), best, limit }),
      },
      include,
    );
  };
}
