import { type Personal } from '#server/part.ts';
import { StoredReport } from './record.ts';
import { type ReportNeeds, entryOf } from './service.ts';

/** Days for which the address of an open report is kept. Ours. */
const KEPT_DAYS = 180;

/** What reports keep about people: who reported, and where the answer goes. */
export function personalOfReports({
  reports,
  audit,
  atOnce,
}: Pick<ReportNeeds, 'reports' | 'audit' | 'atOnce'>): Personal {
  return {
    async personalDataOf(personId) {
      return { listingReports: await reports.byPerson(personId) };
    },
    async erase(personId) {
      for (const { id } of await reports.byPerson(personId)) await audit.forget(id);
      await reports.forgetPerson(personId);
    },
    periods: [
      {
        kind: 'listing-reports',
        keptDays: KEPT_DAYS,
        async forget(before) {
          const old = await reports.openSince(before);
          for (const report of old) {
            const after = { ...WithoutAddress.parse(report), revision: report.revision + 1 };
            await atOnce(async () => {
              await reports.replace(after);
              await audit.record({
                ...entryOf(report),
                ...{ by: { kind: 'job', name: 'retention' }, action: 'listing-report-erased', before: report, after },
              });
              await audit.forget(report.id);
            });
          }
          return old.length;
        },
      },
    ],
  };
}

const WithoutAddress = StoredReport.omit({ replyTo: true }).strip();
