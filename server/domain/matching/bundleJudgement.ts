import { type Score } from '#shared/answer.ts';
import { type Range, type Verdict } from '#shared/criterion.ts';
import { type Candidate } from './candidate.ts';
import { type AskedCriterion } from './criterion.ts';
import { type Check, type Outcome } from './outcome.ts';
import { type Judged, judgementOf } from './judge.ts';
import { sumOnPaper } from './roundingError.ts';
import { scoreOf } from './score.ts';

/** Several candidates of one park, in the order of their ids. */
export type Together = readonly [Candidate, ...Candidate[]];

/** Judges several spaces as one: sums where the criterion says how, else the worst space, its satisfaction being that of all by their areas. */
export function judgeTogether(asked: readonly AskedCriterion[], members: Together): Omit<Judged, 'candidate'> {
  return judgementOf(asked.map((one) => ({ one, check: checkTogether(one, members) })));
}

/**
 * The same criterion, with what it comes to for one space kept: while bundles are ranked, the same few spaces are scored
 * in many sets. Sums are not kept, each set having its own.
 */
export function keepingOutcomes(one: AskedCriterion): AskedCriterion {
  if (one.criterion.together !== undefined) return one;
  const kept = new Map<Candidate, Outcome>();
  return {
    ...one,
    outcome(candidate) {
      const outcome = kept.get(candidate) ?? one.outcome(candidate);
      kept.set(candidate, outcome);
      return outcome;
    },
  };
}

/** The score that `judgeTogether` gives, without the findings. */
export function scoreTogether(asked: readonly AskedCriterion[], members: Together): Score {
  return scoreOf(
    asked
      .filter(({ level }) => level === 'prefer')
      .map((one) => ({ weight: one.weight, satisfaction: satisfactionTogether(one, members) })),
  );
}

/** The verdict of a criterion on the sum of several spaces; of one without a sum, the worst verdict. */
export function verdictTogether(one: AskedCriterion, members: Together): Verdict {
  const { together } = one.criterion;
  return together === undefined ? worstOf(one, members).verdict : one.outcome(together(members)).verdict;
}

/** Area of several spaces, each known. */
export function areaOf(members: readonly Candidate[]): number {
  return sumOnPaper(members.map(({ space }) => space.facts.areaM2 ?? 0));
}

function checkTogether(one: AskedCriterion, members: Together): Check {
  const { together } = one.criterion;
  if (together !== undefined) return one.check(together(members));
  const worst = worstOf(one, members);
  return one.level === 'must' ? worst : { ...worst, satisfaction: satisfactionTogether(one, members) };
}

function satisfactionTogether(one: AskedCriterion, members: Together): Range {
  const { together } = one.criterion;
  return together === undefined ? byArea(one, members) : one.outcome(together(members)).satisfaction;
}

/** The first of the worst checks, the worst by verdict and then by satisfaction. */
function worstOf(one: AskedCriterion, members: Together): Check {
  const [first, ...others] = members;
  return others
    .map((candidate) => one.check(candidate))
    .reduce((worst, check) => (isWorse(check, worst) ? check : worst), one.check(first));
}

function isWorse(a: Check, b: Check): boolean {
  const byVerdict = VERDICT_RANK[a.verdict] - VERDICT_RANK[b.verdict];
  if (byVerdict !== 0) return byVerdict > 0;
  const byLow = b.satisfaction.low - a.satisfaction.low;
  return byLow > 0 || (byLow === 0 && a.satisfaction.high < b.satisfaction.high);
}

const VERDICT_RANK: Readonly<Record<Verdict, number>> = { met: 0, unknown: 1, unmet: 2 };

function byArea(one: AskedCriterion, members: Together): Range {
  const weighed = members.map((candidate) => ({
    areaM2: candidate.space.facts.areaM2 ?? 0,
    satisfaction: one.outcome(candidate).satisfaction,
  }));
  const areaM2 = areaOf(members);
  const meanOf = (valueOf: (range: Range) => number): number =>
    weighed.reduce((sum, { areaM2: part, satisfaction }) => sum + part * valueOf(satisfaction), 0) / areaM2;
  return { low: meanOf(({ low }) => low), high: meanOf(({ high }) => high) };
}
