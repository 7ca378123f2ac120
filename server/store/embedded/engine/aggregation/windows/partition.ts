import { type Bson } from '../../bson.ts';

/** The documents of a partition, in their order. */
export interface Partition {
  readonly rows: readonly Bson[];
  /** How rows stand to one another in the order. */
  readonly compare: (one: Bson, other: Bson) => number;
}

/** The values of one field for all rows of a partition, made as they are asked for. */
export type Column = (partition: Partition) => Iterable<unknown>;

export function* perRow({ rows }: Pick<Partition, 'rows'>, make: (row: Bson, at: number) => unknown): Generator {
  for (const [at, row] of rows.entries()) yield make(row, at);
}
