import { createHash } from 'node:crypto';
import { AUDIT_ENDPOINTS } from '#shared/auditEndpoints.ts';
import { createEntryService } from '#server/features/audit/entries.ts';
import { createAuditRoutes } from '#server/features/audit/routes.ts';
import { createSealing } from '#server/features/audit/sealing.ts';
import { SEALING } from '#server/features/audit/service.ts';
import { type Ground, type Part } from '#server/part.ts';
import { openLog } from './log.ts';

/** The log of what was done, the history of records, export and erasure of personal data. */
export function createRecords(ground: Ground): Part {
  const log = { ...openLog(ground), hashText };
  const sealing = createSealing({ ...log, atOnce: ground.atOnce });
  const entries = createEntryService(log);
  return {
    endpoints: AUDIT_ENDPOINTS,
    routes: () => createAuditRoutes(entries),
    prepare: log.prepare,
    jobs: [
      {
        name: SEALING,
        everyS: 10,
        run: async () => `sealed ${await sealing.seal()} entries`,
      },
    ],
  };
}

/** SHA-256, in base64url. */
export function hashText(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
