import { type FactValue, type Facts, type Level, type Range, type Verdict } from '#shared/criterion.ts';
import { FULL, NIL, UNKNOWN } from './satisfaction.ts';

/** Facts before those that are not known are left out. */
export type Compared = Readonly<Record<string, FactValue | undefined>>;

/** What a check comes to, without the facts that made it. */
export interface Outcome {
  readonly verdict: Verdict;
  readonly satisfaction: Range;
}

/** What a check found, before weight and score. */
export interface Check extends Outcome {
  /** Known facts only. */
  readonly facts: Facts;
  readonly derived: boolean;
}

/** The parts of a criterion's definition that judge facts, see `CriterionDefinition`. */
export interface Judging<F extends Compared> {
  readonly verdict: (facts: F) => Verdict;
  readonly satisfaction?: (facts: F) => Range;
  readonly derived?: (facts: F) => boolean;
}

/** What facts are found to be. */
export function checkOf<F extends Compared>(judging: Judging<F>, facts: F, level: Level): Check {
  const { verdict, satisfaction } = outcomeOf(judging, facts, level);
  return { verdict, satisfaction, facts: known(facts), derived: judging.derived?.(facts) ?? false };
}

/** What facts come to, as a must or as a preference. */
export function outcomeOf<F extends Compared>(
  { verdict: verdictOf, satisfaction }: Judging<F>,
  facts: F,
  level: Level,
): Outcome {
  const verdict = verdictOf(facts);
  return level === 'must' || satisfaction === undefined
    ? OUTCOME_BY_VERDICT[verdict]
    : { verdict, satisfaction: satisfaction(facts) };
}

/** What a must comes to: of what is no more than met or not, nothing lies between. */
export function mustOutcome(verdict: Verdict): Outcome {
  if (verdict === 'met') return OUTCOME_BY_VERDICT.met;
  return verdict === 'unmet' ? OUTCOME_BY_VERDICT.unmet : OUTCOME_BY_VERDICT.unknown;
}

/** Of what is no more than met or not. */
const OUTCOME_BY_VERDICT: Readonly<Record<Verdict, Outcome>> = {
  met: { verdict: 'met', satisfaction: FULL },
  unmet: { verdict: 'unmet', satisfaction: NIL },
  unknown: { verdict: 'unknown', satisfaction: UNKNOWN },
};

function known(facts: Compared): Facts {
  if (isKnown(facts)) return facts;
  const kept: Facts = {};
  for (const name in facts) {
    const value = facts[name];
    if (value !== undefined) kept[name] = value;
  }
  return kept;
}

function isKnown(facts: Compared): facts is Facts {
  for (const name in facts) if (facts[name] === undefined) return false;
  return true;
}
