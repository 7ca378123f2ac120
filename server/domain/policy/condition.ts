import { type PlaceId } from '#shared/place.ts';
import { type Asked, type Comparison, type Condition, type Eligibility, type Trace } from '#shared/policy/condition.ts';
import { type PolicyFactValue, type PolicyFacts } from '#shared/policy/facts.ts';

/** What a condition is judged by. */
export interface Known {
  readonly facts: PolicyFacts;
  /** The answer to a question of the policy; undefined where it has not been answered. */
  readonly answerTo: (ask: Asked['ask']) => boolean | undefined;
  /** A place and all above it. */
  readonly placesFrom: (place: PlaceId) => readonly PlaceId[];
}

/** Judges a condition in three values (Kleene), with a trace of the same shape. */
export function judgeCondition(condition: Condition, known: Known): Trace {
  if ('all' in condition) {
    const all = condition.all.map((part) => judgeCondition(part, known));
    return { verdict: every(all.map(({ verdict }) => verdict)), all };
  }
  if ('any' in condition) {
    const any = condition.any.map((part) => judgeCondition(part, known));
    return { verdict: not(every(any.map(({ verdict }) => not(verdict)))), any };
  }
  if ('not' in condition) {
    const part = judgeCondition(condition.not, known);
    return { verdict: not(part.verdict), not: part };
  }
  if ('ask' in condition) return { verdict: truth(known.answerTo(condition.ask)), ask: condition.ask };
  return judgeComparison(condition, known);
}

/** One that fails settles it, else one that is unknown leaves it open; of none it holds. */
export function every(verdicts: readonly Eligibility[]): Eligibility {
  if (verdicts.includes('not-eligible')) return 'not-eligible';
  return verdicts.includes('unknown') ? 'unknown' : 'eligible';
}

function not(verdict: Eligibility): Eligibility {
  if (verdict === 'unknown') return 'unknown';
  return verdict === 'eligible' ? 'not-eligible' : 'eligible';
}

function truth(said: boolean | undefined): Eligibility {
  if (said === undefined) return 'unknown';
  return said ? 'eligible' : 'not-eligible';
}

function judgeComparison(comparison: Comparison, { facts, placesFrom }: Known): Trace {
  const given: PolicyFactValue | undefined = facts[comparison.fact];
  if (given === undefined) return { verdict: 'unknown', ...comparison };
  const isPlace = comparison.fact === 'registeredPlace' && typeof given === 'string';
  return { verdict: truth(holds(comparison, isPlace ? [...placesFrom(given)] : given)), ...comparison, given };
}

/** Whether what is given compares as asked; numbers with numbers, days with days, as the loader of policies makes sure. */
function holds(comparison: Comparison, given: PolicyFactValue): boolean {
  const values: readonly (string | number | boolean)[] = Array.isArray(given) ? given : [given];
  const { is, oneOf, allOf } = comparison;
  if (is !== undefined) return values.includes(is);
  if (oneOf !== undefined) return oneOf.some((one) => values.includes(one));
  if (allOf !== undefined) return allOf.every((one) => values.includes(one));
  return isWithin(comparison, given);
}

function isWithin({ atLeast, atMost, above, below }: Comparison, given: PolicyFactValue): boolean {
  if (atLeast !== undefined) return given >= atLeast;
  if (atMost !== undefined) return given <= atMost;
  if (above !== undefined) return given > above;
  return below !== undefined && given < below;
}
