import { type Incentives } from '#shared/policy/judged.ts';

/** A site of the comparison with what it promises. */
export interface ComparedRow {
  /** As in the address. */
  readonly site: string;
  readonly name: string;
  readonly incentives: Incentives;
}

/** What rows may be ordered by. */
export type SortKey = 'name' | 'confirmed' | 'possible';

/** How the rows stand: by what, and which end first. */
export interface Sorting {
  readonly by: SortKey;
  readonly descending: boolean;
}

/** The rows in an order; those that are alike stay by name. */
export function sortedRows(rows: readonly ComparedRow[], { by, descending }: Sorting): ComparedRow[] {
  const sign = descending ? -1 : 1;
  return [...rows].sort((one, other) => sign * compare(one, other, by) || one.name.localeCompare(other.name));
}

function compare(one: ComparedRow, other: ComparedRow, by: SortKey): number {
  if (by === 'name') return one.name.localeCompare(other.name);
  return one.incentives[by].totalFen - other.incentives[by].totalFen;
}
