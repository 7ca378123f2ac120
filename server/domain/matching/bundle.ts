import { type Adjacency, type AnswerPart, type Bundle, bundleKey } from '#shared/answer.ts';
import { type Space } from '#shared/space.ts';
import { ADJACENCY_RANK, adjacencyOf } from './adjacency.ts';
import { areaOf, judgeTogether } from './bundleJudgement.ts';
import { type BundleMember, isTotal } from './bundleMember.ts';
import { type Fitting, fittingSets } from './bundleSearch.ts';
import { createBundleTotals } from './bundleTotals.ts';
import { type AskedCriterion } from './criterion.ts';
import { type Judged } from './judge.ts';
import { byCodeUnits, VERDICT_RANK } from './order.ts';
import { parkSummaryOf, placedSpaceOf } from './result.ts';

/** The most bundles of one park, so that no park crowds out the others, and of an answer. Ours. */
export const BUNDLES_PER_PARK_MAX = 3;
export const BUNDLES_MAX = 10;

/** Spaces that fit as one, with what decides their place among the bundles. */
export interface FoundBundle extends Fitting {
  readonly adjacency: Adjacency;
  /** Judged when first asked: most bundles lose before their score matters. */
  readonly judged: () => Omit<Judged, 'candidate'>;
}

/**
 * The best bundles of the given spaces, at most `BUNDLES_PER_PARK_MAX` of a park and `BUNDLES_MAX` in all: by verdict,
 * adjacency, number of spaces, excess, expected score, ids. None where nothing is asked that several spaces could offer
 * together. A park is looked through by single floors, by single buildings and as a whole, and no further once what is
 * left could not come before what was found; each look is exact within `BUNDLE_POOL_MAX` spaces.
 */
export function bundlesOf(members: readonly BundleMember[], asked: readonly AskedCriterion[]): FoundBundle[] {
  if (!asked.some((one) => one.level === 'must' && isTotal(one))) return [];
  return partsOf(members, ({ parkId }) => parkId)
    .flatMap((ofPark) => bestOfPark(ofPark, asked))
    .sort(byPlace)
    .slice(0, BUNDLES_MAX);
}

/** A bundle as an answer gives it. */
export function shownBundle({ members, adjacency, judged }: FoundBundle, include: readonly AnswerPart[]): Bundle[] {
  const { verdict, score, findings } = judged();
  if (verdict === 'excluded') return [];
  return [
    {
      spaces: members.map(placedSpaceOf),
      park: parkSummaryOf(members[0].park),
      areaM2: areaOf(members),
      adjacency,
      verdict,
      score,
      ...(include.includes('findings') ? { findings: [...findings] } : {}),
    },
  ];
}

function bestOfPark(members: readonly BundleMember[], asked: readonly AskedCriterion[]): FoundBundle[] {
  const totals = createBundleTotals(asked);
  let best: FoundBundle[] = [];
  for (const { within, adjacencies } of LOOKS) {
    const found = partsOf(members, within).flatMap((part) => fittingSets(part, totals));
    const near = found
      .map((fitting) => foundBundle(fitting, asked))
      .filter(({ adjacency }) => adjacencies.includes(adjacency));
    best = [...best, ...near].sort(byPlace).slice(0, BUNDLES_PER_PARK_MAX);
    if (best.length === BUNDLES_PER_PARK_MAX && best.every(({ verdict }) => verdict === 'met')) break;
  }
  return best;
}

/** Where bundles of a park are sought, nearest first: within spaces of which the same is known. */
const LOOKS: readonly {
  /** Undefined where something is not known: then near nothing. */
  readonly within: (space: Space) => string | undefined;
  readonly adjacencies: readonly Adjacency[];
}[] = [
  {
    within: ({ building, facts: { floorNumber } }) =>
      building === undefined || floorNumber === undefined ? undefined : JSON.stringify([building, floorNumber]),
    adjacencies: ['same-floor'],
  },
  { within: ({ building }) => building, adjacencies: ['next-floor', 'same-building'] },
  { within: ({ parkId }) => parkId, adjacencies: ['same-park'] },
];

function partsOf(members: readonly BundleMember[], within: (space: Space) => string | undefined): BundleMember[][] {
  const parts = new Map<string, BundleMember[]>();
  for (const member of members) {
    const key = within(member.candidate.space);
    if (key === undefined) continue;
    const part = parts.get(key);
    if (part === undefined) parts.set(key, [member]);
    else part.push(member);
  }
  return [...parts.values()];
}

function foundBundle(fitting: Fitting, asked: readonly AskedCriterion[]): FoundBundle {
  let judged: Omit<Judged, 'candidate'> | undefined;
  return {
    ...fitting,
    adjacency: adjacencyOf(fitting.members.map(({ space }) => space)),
    judged: () => (judged ??= judgeTogether(asked, fitting.members)),
  };
}

function byPlace(a: FoundBundle, b: FoundBundle): number {
  return (
    VERDICT_RANK[a.verdict] - VERDICT_RANK[b.verdict] ||
    ADJACENCY_RANK[a.adjacency] - ADJACENCY_RANK[b.adjacency] ||
    a.members.length - b.members.length ||
    a.excess - b.excess ||
    b.judged().score.expected - a.judged().score.expected ||
    byCodeUnits(keyOf(a), keyOf(b))
  );
}

function keyOf({ members }: FoundBundle): string {
  return bundleKey(members.map(({ space }) => space));
}
