import { type Measure } from '#shared/policy/policy.ts';
import { Confidence } from '#shared/policy/terms.ts';
import { type MeasureThere } from './candidate.ts';

/** What some measures promise one company, each *up to* its cap, added up as if they did not limit one another. */
export interface EligibleAmounts {
  /** Of the measures that the company is eligible for. */
  readonly eligibleFen: number;
  /** Of these and of those that a fact not given leaves open, as far as their caps are known. */
  readonly possibleFen: number;
  /** Measures, eligible or open, whose cap is not known. */
  readonly uncapped: number;
  /** Measures, eligible or open. */
  readonly measures: number;
}

/** Adds up the awards among some measures whose source is at least so sure; clauses that award nothing are passed over. */
export function eligibleAmounts(measures: readonly MeasureThere[], minConfidence: Confidence): EligibleAmounts {
  const awards = measures.filter(
    ({ measure, judged }) =>
      measure.award && isAtLeast(measure.confidence, minConfidence) && judged.verdict !== 'not-eligible',
  );
  const eligible = awards.filter(({ judged }) => judged.verdict === 'eligible');
  return {
    eligibleFen: sumFen(eligible),
    possibleFen: sumFen(awards),
    uncapped: awards.filter(({ measure }) => amountFen(measure) === undefined).length,
    measures: awards.length,
  };
}

function sumFen(measures: readonly MeasureThere[]): number {
  return measures.reduce((sum, { measure }) => sum + (amountFen(measure) ?? 0), 0);
}

/** The most that a measure awards; of one that raises another's cap, what it adds. Absent where the source does not say, or says it as a share only. */
function amountFen({ benefit, capFen, upliftFen }: Measure): number | undefined {
  return benefit === 'cap-uplift' ? upliftFen : capFen;
}

/** A is surest. */
function isAtLeast(confidence: Confidence, least: Confidence): boolean {
  return Confidence.options.indexOf(confidence) <= Confidence.options.indexOf(least);
}
