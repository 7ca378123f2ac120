import { z } from 'zod';
import { EmailAddress } from '#shared/contact.ts';
import { ListingReport } from '#shared/listingReport.ts';
import { UserLanguage } from '#shared/me.ts';
import { RecordId } from '#shared/organisation.ts';

/** A report as it is stored, with where its answer goes. */
export const StoredReport = ListingReport.omit({ wantsAnswer: true }).extend({
  /** Forgotten once the answer is sent. */
  replyTo: z.strictObject({ email: EmailAddress, language: UserLanguage }).optional(),
  /** Who reported, where that was somebody with an account. */
  reportedBy: RecordId.optional(),
});
export type StoredReport = z.infer<typeof StoredReport>;

/** A report as whoever answers for the listing sees it. */
export function shownReport(report: StoredReport): ListingReport {
  return ListingReport.strip().parse({ ...report, wantsAnswer: report.replyTo !== undefined });
}
