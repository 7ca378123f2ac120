import { type Rows } from '../row.ts';
import { COMPANY_DESK, OFFICER_DESK, OPERATOR_DESK } from './desks.ts';
import { DRAFTS } from './drafts.ts';
import { IDENTITY } from './identity.ts';
import { ORGANISATION_ROWS } from './organisations.ts';
import { STOCK } from './stock.ts';

/** A row for every operation. */
export const ROWS: Rows = {
  ...STOCK,
  ...DRAFTS,
  ...IDENTITY,
  ...ORGANISATION_ROWS,
  ...COMPANY_DESK,
  ...OPERATOR_DESK,
  ...OFFICER_DESK,
};
