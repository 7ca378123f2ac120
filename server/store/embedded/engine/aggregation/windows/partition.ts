import { type Bson } from '../../bson.ts';

/** The documents of a partition, in their order. */
export interface Partition {
  readonly rows: readonly Bson[];
  /** What tells whether two rows stand at the same place of the order. */
  readonly keys: readonly string[];
}
