import { type AskedCriterion } from '#server/domain/matching/criterion.ts';
import { middleOf, pointsOf, totalWeightOf } from '#server/domain/matching/score.ts';
import { type Column } from './column.ts';
import { codeAt, numberAt } from './flat.ts';

/** Scores of candidates by the numbers of their offers: to the bit those of `scoreOf`, for it is the same sum in the same order. */
export interface PreferencePoints {
  readonly expected: (row: number) => number;
  readonly low: (row: number) => number;
}

/** A preference over a column. */
export interface Preference {
  readonly asked: AskedCriterion;
  readonly column: Column;
}

/** The preferences of one requirement, in catalogue order; each offer is judged once, when a candidate first needs it. */
export function createPreferencePoints(preferences: readonly Preference[]): PreferencePoints {
  const totalWeight = totalWeightOf(preferences.map(({ asked }) => asked));
  const terms = preferences.map(createTerm);
  return {
    expected(row) {
      let sum = 0;
      for (const term of terms) sum += term.expected(row);
      return pointsOf(sum, totalWeight);
    },
    low(row) {
      let sum = 0;
      for (const term of terms) sum += term.low(row);
      return pointsOf(sum, totalWeight);
    },
  };
}

function createTerm({ asked, column: { codes, examples } }: Preference): PreferencePoints {
  // Weighted satisfaction per offer, at the middle and at the low end; not a number until judged.
  const middles = new Float64Array(examples.length).fill(NaN);
  const lows = new Float64Array(examples.length);
  const judge = (code: number): void => {
    const example = examples[code];
    if (example === undefined) return;
    const { satisfaction } = asked.outcome(example);
    middles[code] = asked.weight * middleOf(satisfaction);
    lows[code] = asked.weight * satisfaction.low;
  };
  const judged = (row: number): number => {
    const code = codeAt(codes, row);
    if (Number.isNaN(numberAt(middles, code))) judge(code);
    return code;
  };
  return {
    expected: (row) => numberAt(middles, judged(row)),
    low: (row) => numberAt(lows, judged(row)),
  };
}
