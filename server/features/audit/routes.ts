import { Router } from 'express';
import { exportAuditCsv, exportAuditLines, listAuditEntries, verifyAudit } from '#shared/auditEndpoints.ts';
import { serve } from '#server/platform/http/serve.ts';
import { type EntryService } from './entries.ts';

/** Routes of the log. */
export function createAuditRoutes(entries: EntryService): Router {
  const router = Router();
  serve(router, listAuditEntries, ({ query }, { caller }) => entries.list(query, caller));
  serve(router, exportAuditCsv, ({ query }, { caller }) => entries.csv(query, caller));
  serve(router, exportAuditLines, ({ query }, { caller }) => entries.lines(query, caller));
  serve(router, verifyAudit, async ({ query }, { caller }) => ({
    chains: await entries.verify(query.organisationId, caller),
  }));
  return router;
}
