import { type Score, type SpaceVerdict } from '#shared/answer.ts';
import { type Finding, type Verdict } from '#shared/criterion.ts';
import { type Candidate, type Circumstances } from './candidate.ts';
import { type AskedCriterion, type Criterion } from './criterion.ts';
import { type Check } from './outcome.ts';
import { middleOf, pointsOf, scoreOf, totalWeightOf } from './score.ts';
import { allMet } from './verdict.ts';

/** A candidate with everything that was found about it. */
export interface Judged {
  readonly candidate: Candidate;
  readonly verdict: SpaceVerdict;
  readonly score: Score;
  /** Share of the asked criteria whose verdict is known, 0 to 1; 1 where nothing is asked. */
  readonly completeness: number;
  /** One per asked criterion, in catalogue order. */
  readonly findings: readonly Finding[];
}

/** A judgement, with its findings where they are to be shown. */
export type Outlined = Omit<Judged, 'findings'> & Partial<Pick<Judged, 'findings'>>;

/** A judgement of whatever candidate, without its findings: for what is listed and not explained. */
export type Outline = Omit<Judged, 'candidate' | 'findings'>;

/** The criteria that a requirement asks for, in catalogue order. */
export function askedOf(circumstances: Circumstances, catalogue: readonly Criterion[]): AskedCriterion[] {
  return catalogue.flatMap((criterion) => criterion.asked(circumstances) ?? []);
}

/** Judges one candidate by the asked criteria, which are given in catalogue order. */
export function judge(asked: readonly AskedCriterion[], candidate: Candidate): Judged {
  return { candidate, ...judgementOf(asked.map((one) => ({ one, check: one.check(candidate) }))) };
}

/** A criterion as asked, and what its check found. */
export interface Checked {
  readonly one: AskedCriterion;
  readonly check: Check;
}

/** What the checks of the asked criteria, in catalogue order, amount to. */
export function judgementOf(checked: readonly Checked[]): Omit<Judged, 'candidate'> {
  const totalWeight = totalWeightOf(checked.map(({ one }) => one));
  return {
    ...outlineOf(checked),
    findings: checked.map(({ one, check }) => findingOf(one, check, totalWeight)),
  };
}

function outlineOf(checked: readonly Checked[]): Outline {
  const musts = checked.filter(({ one }) => one.level === 'must');
  const preferences = checked.filter(({ one }) => one.level === 'prefer');
  return {
    verdict: SPACE_VERDICT[allMet(musts.map(({ check }) => check.verdict))],
    score: scoreOf(preferences.map(({ one: { weight }, check: { satisfaction } }) => ({ weight, satisfaction }))),
    completeness: completenessOf(checked),
  };
}

/** The verdict on a space, of all its musts taken together. */
export const SPACE_VERDICT: Readonly<Record<Verdict, SpaceVerdict>> = {
  met: 'met',
  unknown: 'unconfirmed',
  unmet: 'excluded',
};

function completenessOf(checked: readonly Checked[]): number {
  if (checked.length === 0) return 1;
  return checked.filter(({ check }) => check.verdict !== 'unknown').length / checked.length;
}

/** What a criterion as asked found; all preferences weigh so much together. */
export function findingOf({ criterion, level, weight }: AskedCriterion, check: Check, totalWeight: number): Finding {
  const { verdict, satisfaction, facts, derived } = check;
  const isKnown = verdict !== 'unknown' && satisfaction.low === satisfaction.high;
  return {
    criterion: criterion.id,
    level,
    verdict,
    satisfaction: isKnown ? satisfaction.low : null,
    satisfactionRange: satisfaction,
    weight,
    contribution: level === 'must' ? 0 : pointsOf(weight * middleOf(satisfaction), totalWeight),
    facts,
    derived,
  };
}
