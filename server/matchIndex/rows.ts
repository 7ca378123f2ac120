import { type FactColumns } from './factColumns.ts';
import { type Site } from './siteTable.ts';

/** Spaces as the index holds them: in the order of the tree, each in its place. */
export interface Rows {
  readonly facts: FactColumns;
  readonly sites: readonly Site[];
  /** The number of each space's site. */
  readonly siteAt: Uint32Array;
}
