import { ABOUT_NOTHING, type Row, type Rows } from '../row.ts';

/** Managers read what was done in their own organisations, whichever these are; what others did is not among it. */
const OF_ANY_ORGANISATION: Row = {
  cases: () => [
    { about: { organisations: ['company', 'otherCompany', 'operator', 'otherOperator', 'bureau', 'otherBureau'] } },
  ],
};

/** What those ask who run the platform. */
export const OPERATION: Rows = {
  getWellbeing: ABOUT_NOTHING,
  listJobs: ABOUT_NOTHING,
  runJob: { cases: () => [{ about: {}, params: { name: 'seal' } }] },
  listAuditEntries: OF_ANY_ORGANISATION,
  exportAuditCsv: OF_ANY_ORGANISATION,
  exportAuditLines: OF_ANY_ORGANISATION,
  verifyAudit: OF_ANY_ORGANISATION,
};
