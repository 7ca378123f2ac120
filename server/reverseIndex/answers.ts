import { type Score } from '#shared/answer.ts';
import { type FittingVerdict } from '#shared/criterion.ts';
import { type Candidate } from '#server/domain/matching/candidate.ts';
import { type Criterion } from '#server/domain/matching/criterion.ts';
import { askedOf, judge } from '#server/domain/matching/judge.ts';
import {
  type Entry,
  type Fit,
  type NearFit,
  byChange,
  byPoints,
  entryOf,
  nearFitOf,
} from '#server/domain/matching/reverse.ts';
import { scoreOf } from '#server/domain/matching/score.ts';
import { numberAt } from '#server/domain/flat.ts';
import { type Shortlist, createShortlist } from '#server/matchIndex/shortlist.ts';
import { type Fitting, type Member, type Segment } from './segment.ts';

/** A segment that a space is asked about, with the slots that the space fits. */
export interface Asked {
  readonly segment: Segment;
  readonly fitting: Fitting;
  /** Points that the space comes to at most in each of those slots. */
  readonly most: Float64Array;
}

/** A space, and the catalogue by which it is judged. */
export interface Judging {
  readonly candidate: Candidate;
  readonly catalogue: readonly Criterion[];
}

/** A fit before it is judged whole. */
interface Scored {
  readonly id: string;
  readonly verdict: FittingVerdict;
  readonly score: Score;
  readonly member: Member;
}

/** The requirements that a space fits best, judged whole. */
export function bestFits(asked: readonly Asked[], judging: Judging, limit: number): Fit[] {
  const best = createShortlist<Scored>(limit, byPoints);
  for (const isMet of [true, false]) for (const each of asked) offerFits(each, { isMet, best, judging });
  return best.all().map(({ id, member: { circumstances } }) => ({
    id,
    judged: judge(askedOf(circumstances, judging.catalogue), judging.candidate),
  }));
}

/** Bounds are told apart by whole points. */
const POINTS = 100;

/** Offers the fits of one verdict, those of the greatest bounds first. */
function offerFits(
  { segment, fitting: { slots, isMet: isSlotMet }, most }: Asked,
  { isMet, best, judging }: { readonly isMet: boolean; readonly best: Shortlist<Scored>; readonly judging: Judging },
): void {
  const byBound = Array.from({ length: POINTS + 1 }, (): number[] => []);
  for (const [at, slot] of slots.entries()) {
    if (isSlotMet(slot) === isMet) byBound[Math.floor(numberAt(most, at))]?.push(at);
  }
  for (const at of byBound.reverse().flat()) {
    if (isBelow(best.last(), isMet, numberAt(most, at))) continue;
    const member = segment.members[slots[at] ?? 0];
    if (member !== undefined) best.offer({ ...scored(member, isMet, judging), member });
  }
}

/** Whether a fit, that comes to so many points at most, is worse than the last that is kept; those that are met come first. */
function isBelow(last: Scored | undefined, isMet: boolean, most: number): boolean {
  if (last === undefined) return false;
  return (last.verdict === 'met') === isMet ? most < last.score.expected : !isMet;
}

/** The requirements among whose first ten a space is. */
export function entriesOf({ segment, fitting: { slots, isMet }, most }: Asked, judging: Judging): Entry[] {
  return slots.flatMap((slot, at) => {
    if (!segment.floors.admits(slot, isMet(slot), numberAt(most, at))) return [];
    const member = segment.members[slot];
    if (member === undefined) return [];
    return entryOf(member.standing, { candidate: judging.candidate, ...scored(member, isMet(slot), judging) }) ?? [];
  });
}

function scored(
  { standing: { id }, circumstances }: Member,
  isMet: boolean,
  { candidate, catalogue }: Judging,
): Omit<Scored, 'member'> {
  const wishes = catalogue.flatMap((criterion) => {
    if (circumstances.requirement.criteria[criterion.id]?.level !== 'prefer') return [];
    const one = criterion.asked(circumstances);
    return one === null ? [] : { weight: one.weight, satisfaction: one.outcome(candidate).satisfaction };
  });
  return { id, verdict: isMet ? 'met' : 'unconfirmed', score: scoreOf(wishes) };
}

/** The first bound on the change of each must by which near fits are sought. */
const FIRST_CHANGE = 0.0125;
/** What follows is so many times as great. */
const CHANGE_FACTOR = 4;
/** Beyond this bound there is none. */
const LAST_CHANGE = 1000;

/** The requirements that a space would fit by the least changes: within a bound, which grows until enough are found. */
export function nearestFits(segments: readonly Segment[], judging: Judging, limit: number): NearFit[] {
  for (let bound = FIRST_CHANGE; bound < LAST_CHANGE && limit < Infinity; bound *= CHANGE_FACTOR) {
    const within = nearFits(segments, judging, bound).filter(({ missed: { change } }) => change <= bound);
    if (within.length >= limit) return within.sort(byChange).slice(0, limit);
  }
  return nearFits(segments, judging, Infinity).sort(byChange).slice(0, limit);
}

function nearFits(segments: readonly Segment[], { candidate, catalogue }: Judging, bound: number): NearFit[] {
  return segments.flatMap((segment) =>
    segment.nearTo(candidate, bound).flatMap((slot) => {
      const member = segment.members[slot];
      if (member === undefined) return [];
      const asked = askedOf(member.circumstances, catalogue);
      return nearFitOf(member.standing.id, judge(asked, candidate), asked) ?? [];
    }),
  );
}
