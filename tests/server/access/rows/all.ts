import { type Rows } from '../row.ts';
import { DRAFTS } from './drafts.ts';
import { STOCK } from './stock.ts';

/** A row for every operation. */
export const ROWS: Rows = { ...STOCK, ...DRAFTS };
