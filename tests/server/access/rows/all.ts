import { type Rows } from '../row.ts';
import { ATTACHMENTS, COMPANY_DESK, ENQUIRIES, OFFICER_DESK, OPERATOR_DESK, REPORTS } from './desks.ts';
import { DRAFTS } from './drafts.ts';
import { OPERATION } from './operation.ts';
import { IDENTITY } from './identity.ts';
import { ORGANISATION_ROWS } from './organisations.ts';
import { STOCK } from './stock.ts';

/** A row for every operation. */
export const ROWS: Rows = {
  ...STOCK,
  ...OPERATION,
  ...DRAFTS,
  ...IDENTITY,
  ...ORGANISATION_ROWS,
  ...COMPANY_DESK,
  ...ENQUIRIES,
  ...OPERATOR_DESK,
  ...ATTACHMENTS,
  ...REPORTS,
  ...OFFICER_DESK,
};
