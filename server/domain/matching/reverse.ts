import { type Score } from '#shared/answer.ts';
import { type FittingVerdict } from '#shared/criterion.ts';
import { type OpenRequirement } from '#shared/requirement.ts';
import { type Resource } from '#shared/resource.ts';
import { type SpaceId } from '#shared/space.ts';
import { type Candidate, type Circumstances } from './candidate.ts';
import { type AskedCriterion, type Criterion } from './criterion.ts';
import { type Stock } from './evaluation.ts';
import { askedOf, judge, type Judged } from './judge.ts';
import { match } from './match.ts';
import { type Missed, missedOf } from './nearMiss.ts';
import { promisesOf } from '../policy/promises.ts';
import { byCodeUnits, byStanding, type Standing } from './order.ts';

/** Places of a ranking that a standing requirement is told of. Ours. */
export const TOP_PLACES = 10;

/** So many of the best are kept for a standing requirement: without the space that is asked about, enough are left to tell its place. */
export const BEST_KEPT = TOP_PLACES + 1;

/** A space in the ranking of a requirement. */
export interface Ranked extends Standing {
  readonly id: SpaceId;
}

/** A requirement that is kept and matched against new supply. */
export interface StandingRequirement {
  /** Unique among those that stand. */
  readonly id: string;
  readonly requirement: OpenRequirement;
  /**
   * The best of the stock for it, as `bestOf` gives them: the space that is asked about may be among them, as it was or
   * as it is. Absent where nobody asks for its place.
   */
  readonly best?: readonly Ranked[] | undefined;
}

/** What is the same for all standing requirements of one answer. */
export interface ReverseSetting {
  readonly catalogue: readonly Criterion[];
  /** The day on which those are judged that name none. */
  readonly asOf: string;
  readonly resources: readonly Resource[];
  /** What the policies promise the company of a requirement, whatever criteria it asks for. */
  readonly measuresFor: (requirement: Circumstances['requirement']) => Circumstances['measuresIn'];
}

/** A standing requirement that a space fits. */
export interface Fit {
  readonly id: StandingRequirement['id'];
  readonly judged: Judged;
}

/** A standing requirement that a space would fit if its ask were changed. */
export interface NearFit {
  readonly id: StandingRequirement['id'];
  readonly missed: Missed;
}

/** A standing requirement among whose best a space is. */
export interface Entry {
  readonly id: StandingRequirement['id'];
  /** From 1, at most `TOP_PLACES`: the place in the ranking of the stock with this space in it. */
  readonly place: number;
  readonly verdict: FittingVerdict;
  readonly score: Score;
}

/** Which standing requirements one space fits. */
export interface Reverse {
  /** How many it meets, and how many it may meet. */
  readonly met: number;
  readonly unconfirmed: number;
  /** Those first whose musts are all met, then by points, then by id; at most as many as are asked for. */
  readonly fits: readonly Fit[];
  /** By the least change, then by points, then by id; at most as many as are asked for. */
  readonly nearFits: readonly NearFit[];
  /** Every requirement of which the best are known and that has this space among its first ten: by place, then as `fits` are. */
  readonly entries: readonly Entry[];
}

/** Most fits, and most near fits, of an answer; all entries are given. */
export interface ReverseOptions {
  readonly limit: number;
}

/** Tells of one space which standing requirements it fits. */
export type AskReverse = (candidate: Candidate, options: ReverseOptions) => Reverse;

/** A standing requirement, and the criteria that it asks for, in the order of the catalogue. */
export interface Prepared {
  readonly one: StandingRequirement;
  readonly asked: readonly AskedCriterion[];
}

/** The meaning of a reverse answer: every standing requirement is judged by itself. */
export function reverse(standing: readonly StandingRequirement[], setting: ReverseSetting): AskReverse {
  const prepared = standing.map((one) => ({ one, asked: askedOf(circumstancesOf(one, setting), setting.catalogue) }));
  return (candidate, options) => reverseOf(prepared, candidate, options);
}

/** The same of requirements that stand ready. */
export function reverseOf(prepared: readonly Prepared[], candidate: Candidate, { limit }: ReverseOptions): Reverse {
  const judged = prepared.map((each) => ({ ...each, found: judge(each.asked, candidate) }));
  const fits = judged.flatMap(({ one: { id }, found }) =>
    found.verdict === 'excluded' ? [] : [{ id, judged: found }],
  );
  return {
    met: fits.filter(({ judged: { verdict } }) => verdict === 'met').length,
    unconfirmed: fits.filter(({ judged: { verdict } }) => verdict === 'unconfirmed').length,
    fits: fits.sort(byFit).slice(0, limit),
    nearFits: judged
      .flatMap(({ one, asked, found }) => nearFitOf(one.id, found, asked) ?? [])
      .sort(byChange)
      .slice(0, limit),
    entries: judged.flatMap(({ one, found }) => entryOf(one, found) ?? []).sort(byPlace),
  };
}

/** The circumstances in which a standing requirement is judged. */
export function circumstancesOf({ requirement: asked }: StandingRequirement, setting: ReverseSetting): Circumstances {
  const requirement = { ...asked, asOf: asked.asOf ?? setting.asOf };
  return { requirement, resources: setting.resources, ...promisesOf(setting.measuresFor(requirement)) };
}

/** The best of a stock for a requirement, none of them excluded: as many as are kept for a standing one. */
export function bestOf(circumstances: Circumstances, stock: Stock, catalogue: readonly Criterion[]): Ranked[] {
  return match(circumstances, stock, catalogue)
    .filter(({ verdict }) => verdict !== 'excluded')
    .slice(0, BEST_KEPT)
    .map(({ candidate, verdict, score }) => ({ id: candidate.space.id, verdict, score }));
}

/** The place of a space that was judged, among the first ten of a standing requirement; undefined where it is not among these, or the best are not known. */
export function entryOf(
  { id, requirement: { rankBy }, best }: StandingRequirement,
  { candidate, verdict, score }: Omit<Judged, 'findings' | 'completeness'>,
): Entry | undefined {
  if (best === undefined || verdict === 'excluded') return undefined;
  const own: Ranked = { id: candidate.space.id, verdict, score };
  const order = byStanding(rankBy);
  const before = best.filter(
    (other) => other.id !== own.id && (order(other, own) || byCodeUnits(other.id, own.id)) < 0,
  );
  return before.length < TOP_PLACES ? { id, place: before.length + 1, verdict, score } : undefined;
}

/** How an excluded space would come to fit a standing requirement; undefined where no change of what is negotiable would do. */
export function nearFitOf(id: string, judged: Judged, asked: readonly AskedCriterion[]): NearFit | undefined {
  const missed = judged.verdict === 'excluded' ? missedOf(judged, asked) : null;
  return missed === null ? undefined : { id, missed };
}

const byExpected = byStanding();

/** The order of fits. */
export function byFit(one: Fit, other: Fit): number {
  return byPoints({ id: one.id, ...one.judged }, { id: other.id, ...other.judged });
}

/** The same of any standings in requirements: met first, then by points, then by the ids of the requirements. */
export function byPoints(one: Standing & { readonly id: string }, other: Standing & { readonly id: string }): number {
  return byExpected(one, other) || byCodeUnits(one.id, other.id);
}

/** The order of near fits. */
export function byChange(one: NearFit, other: NearFit): number {
  return (
    one.missed.change - other.missed.change ||
    other.missed.judged.score.expected - one.missed.judged.score.expected ||
    byCodeUnits(one.id, other.id)
  );
}

/** The order of entries. */
export function byPlace(one: Entry, other: Entry): number {
  return one.place - other.place || byPoints(one, other);
}
