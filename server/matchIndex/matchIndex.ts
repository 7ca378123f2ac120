import { type Criterion } from '#server/domain/matching/criterion.ts';
import { evaluate } from '#server/domain/matching/evaluate.ts';
import { type Evaluate, type Stock } from '#server/domain/matching/evaluation.ts';

/** The fast path of `evaluate`: the same answers over the same stock. */
export function createMatchIndex(stock: Stock, catalogue: readonly Criterion[]): Evaluate {
  return evaluate(stock, catalogue);
}
