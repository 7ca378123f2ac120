import { type Candidate } from '#server/domain/matching/candidate.ts';
import { type Criterion } from '#server/domain/matching/criterion.ts';
import { type Stock } from '#server/domain/matching/evaluation.ts';

/** What a stock offers to one criterion, each distinct offer once. */
export interface Column {
  /** Per candidate, in the order of the stock: the number of its offer. */
  readonly codes: Uint32Array;
  /** Per offer: the first candidate that makes it. Whoever makes the same is judged alike. */
  readonly examples: readonly Candidate[];
}

/** Lays a stock out for one criterion. */
export function columnOf(stock: Stock, { offerKey }: Criterion): Column {
  const codes = new Uint32Array(stock.length);
  const examples: Candidate[] = [];
  const codeByKey = new Map<string, number>();
  for (const [row, candidate] of stock.entries()) {
    const key = offerKey(candidate);
    let code = codeByKey.get(key);
    if (code === undefined) {
      code = examples.push(candidate) - 1;
      codeByKey.set(key, code);
    }
    codes[row] = code;
  }
  return { codes, examples };
}

/** The columns of a stock, each laid out when a requirement first asks for its criterion, and kept. */
export function createColumns(stock: Stock): (criterion: Criterion) => Column {
  const columnById = new Map<string, Column>();
  return (criterion) => {
    const known = columnById.get(criterion.id);
    if (known !== undefined) return known;
    const column = columnOf(stock, criterion);
    columnById.set(criterion.id, column);
    return column;
  };
}
