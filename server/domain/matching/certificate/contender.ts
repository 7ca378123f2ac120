import { type NamedSpace } from '#shared/certificate.ts';
import { type Score } from '#shared/answer.ts';
import { type FittingVerdict, type Range } from '#shared/criterion.ts';
import { type RankBy } from '#shared/requirement.ts';
import { type Candidate } from '../candidate.ts';
import { type AskedCriterion } from '../criterion.ts';
import { type Stock } from '../evaluation.ts';
import { byCodeUnits, byStanding, type Standing } from '../order.ts';
import { middleOf, scoreOf } from '../score.ts';

/** How many places count as the top of a ranking. */
export const TOP_PLACES = 3;

/** A space that fits, as far as its place among the others depends on it. */
export interface Contender {
  readonly candidate: Candidate;
  readonly verdict: FittingVerdict;
  readonly score: Score;
  /** Per preference. */
  readonly satisfactions: readonly Range[];
  /** What of these decides: for each of `decisiveOf`, per preference. */
  readonly parts: readonly Float64Array[];
  /** The musts that are not known. */
  readonly openMusts: readonly AskedCriterion[];
}

/** All spaces that fit one requirement. */
export interface Contest {
  /** In catalogue order, as are the preferences among them. */
  readonly asked: readonly AskedCriterion[];
  readonly preferences: readonly AskedCriterion[];
  readonly rankBy: RankBy;
  readonly contenders: readonly Contender[];
}

/** The contest of the candidates that fit; those that do not are passed over. */
export function contestOf(asked: readonly AskedCriterion[], stock: Stock, rankBy: RankBy = 'expected'): Contest {
  const musts = asked.filter(({ level }) => level === 'must');
  const preferences = asked.filter(({ level }) => level === 'prefer');
  const judging = { musts, preferences, decisive: decisiveOf(rankBy) };
  const contenders = stock.flatMap((candidate) => contenderOf(candidate, judging) ?? []);
  return { asked, preferences, rankBy, contenders };
}

interface Judging {
  readonly musts: readonly AskedCriterion[];
  readonly preferences: readonly AskedCriterion[];
  readonly decisive: ReturnType<typeof decisiveOf>;
}

function contenderOf(candidate: Candidate, { musts, preferences, decisive }: Judging): Contender | null {
  const openMusts: AskedCriterion[] = [];
  for (const must of musts) {
    const { verdict } = must.outcome(candidate);
    if (verdict === 'unmet') return null;
    if (verdict === 'unknown') openMusts.push(must);
  }
  const satisfactions = preferences.map((preference) => preference.outcome(candidate).satisfaction);
  return {
    candidate,
    verdict: openMusts.length === 0 ? 'met' : 'unconfirmed',
    score: scoreWith(preferences, satisfactions),
    satisfactions,
    parts: decisive.map((valueOf) => new Float64Array(satisfactions.map(valueOf))),
    openMusts,
  };
}

/** The score of satisfactions, given per preference. */
export function scoreWith(preferences: Contest['preferences'], satisfactions: readonly Range[]): Score {
  return scoreOf(
    satisfactions.map((satisfaction, index) => ({ weight: preferences[index]?.weight ?? 0, satisfaction })),
  );
}

/** The contender's satisfactions, but for one of them. */
export function withSatisfaction({ satisfactions }: Contender, index: number, satisfaction: Range): Range[] {
  return satisfactions.with(index, satisfaction);
}

/** A standing that a space has, or could have. */
export interface Placed extends Standing {
  readonly candidate: Candidate;
}

/** Compares as the answer ranks: the better first, 0 only for a space and itself. */
export function byPlace(rankBy: RankBy): (a: Placed, b: Placed) => number {
  const standing = byStanding(rankBy);
  return (a, b) => standing(a, b) || byCodeUnits(a.candidate.space.id, b.candidate.space.id);
}

/** A sum of what decides by weights; both are per preference, in catalogue order, in which `scoreOf` sums too. */
export function weightedSum(parts: Float64Array | undefined, weights: Float64Array): number {
  let sum = 0;
  if (parts === undefined) return sum;
  for (let index = 0; index < parts.length; index += 1) sum += (weights[index] ?? 0) * (parts[index] ?? 0);
  return sum;
}

/** What of a satisfaction decides between spaces of one verdict: the weighted sums of the first, where they are equal of the next, then the id. */
export function decisiveOf(rankBy: RankBy): readonly ((satisfaction: Range) => number)[] {
  return rankBy === 'low' ? [lowOf] : [middleOf, lowOf];
}

function lowOf({ low }: Range): number {
  return low;
}

/** A space as a certificate speaks of it. */
export function namedSpace({ space: { id, name, parkId, demo } }: Candidate): NamedSpace {
  return { id, name, parkId, demo };
}
