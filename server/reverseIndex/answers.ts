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
import { type Shortlist, createShortlist } from '#server/matchIndex/shortlist.ts';
import { type Offers } from './asks.ts';
import { type Fitting, type Member, type Segment } from './segment.ts';
import { type WishedOffer } from './wishedOffer.ts';

/** A segment that a space is asked about, with the slots that the space fits. */
export interface Asked {
  readonly segment: Segment;
  readonly fitting: Fitting;
  /** What it offers, as those who prefer something see it. */
  readonly wished: readonly WishedOffer[];
}

/** A space, and the catalogue by which it is judged. */
export interface Judging {
  readonly candidate: Candidate;
  /** What it offers. */
  readonly offers: Offers;
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
  for (const isMet of [true, false]) for (const each of asked) offerFits(each, { isMet, best });
  return best.all().map(({ id, member: { circumstances } }) => ({
    id,
    judged: judge(askedOf(circumstances, judging.catalogue), judging.candidate),
  }));
}

/** Bounds are told apart by whole points. */
const POINTS = 100;

/** Offers the fits of one verdict, those of the greatest bounds first. */
function offerFits(
  { segment, fitting: { slots, isMet: isSlotMet }, wished }: Asked,
  { isMet, best }: { readonly isMet: boolean; readonly best: Shortlist<Scored> },
): void {
  const { wishes } = segment;
  const byBound = Array.from({ length: POINTS + 1 }, (): number[] => []);
  for (const slot of slots) {
    if (isSlotMet(slot) === isMet) byBound[Math.floor(wishes.most(wished, slot))]?.push(slot);
  }
  for (const slot of byBound.reverse().flat()) {
    if (isBelow(best.last(), isMet, wishes.most(wished, slot))) continue;
    const member = segment.members[slot];
    if (member === undefined) continue;
    const verdict = isMet ? 'met' : 'unconfirmed';
    best.offer({ id: member.standing.id, verdict, score: wishes.scoreOf(wished, slot), member });
  }
}

/** Whether a fit, that comes to so many points at most, is worse than the last that is kept; those that are met come first. */
function isBelow(last: Scored | undefined, isMet: boolean, most: number): boolean {
  if (last === undefined) return false;
  return (last.verdict === 'met') === isMet ? most < last.score.expected : !isMet;
}

/** The requirements among whose first ten a space is. */
export function entriesOf({ segment, fitting: { slots, isMet }, wished }: Asked, candidate: Candidate): Entry[] {
  const { floors, wishes, members } = segment;
  const entries: Entry[] = [];
  for (const slot of slots) {
    const member = members[slot];
    // By the verdict alone most are told.
    if (member === undefined || !floors.admits(slot, isMet(slot), Infinity)) continue;
    if (!floors.admits(slot, isMet(slot), wishes.most(wished, slot))) continue;
    const verdict = isMet(slot) ? 'met' : 'unconfirmed';
    const entry = entryOf(member.standing, { candidate, verdict, score: wishes.scoreOf(wished, slot) });
    if (entry !== undefined) entries.push(entry);
  }
  return entries;
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

function nearFits(segments: readonly Segment[], { candidate, catalogue, offers }: Judging, bound: number): NearFit[] {
  return segments.flatMap((segment) =>
    segment.nearTo(offers, bound).flatMap((slot) => {
      const member = segment.members[slot];
      if (member === undefined) return [];
      const asked = askedOf(member.circumstances, catalogue);
      return nearFitOf(member.standing.id, judge(asked, candidate), asked) ?? [];
    }),
  );
}
