import { type Connection, trusted } from 'mongoose';
import { type ReportKind, type ReportState } from '#shared/listingReport.ts';
import { type SortedWindow } from '#server/platform/paging.ts';
import { type RecordCollection, createRecordCollection } from '#server/store/recordCollection.ts';
import { type Order } from '#server/store/sortedWindow.ts';
import { StoredReport } from './record.ts';

/** Which reports. */
export interface ReportFilter {
  readonly parkIds: readonly string[];
  readonly state?: ReportState | undefined;
  readonly kind?: ReportKind | undefined;
}

/** Newest or oldest first. */
export type ReportSort = 'newest' | 'oldest';

/** What was reported wrong about listings. */
export interface ReportRepository extends Pick<RecordCollection<StoredReport>, 'prepare' | 'find' | 'add' | 'replace'> {
  readonly page: (filter: ReportFilter, sort: ReportSort, window: SortedWindow) => Promise<StoredReport[]>;
  /** How many are open about a space. */
  readonly countOpen: (spaceId: string) => Promise<number>;
  readonly byPerson: (personId: string) => Promise<StoredReport[]>;
  /** Takes the person, and where the answer would go, out of what it has reported. */
  readonly forgetPerson: (personId: string) => Promise<void>;
  /** Those still open with an address, made before a moment. */
  readonly openSince: (before: Date) => Promise<StoredReport[]>;
}

/** Opens them. */
export function createReportRepository(connection: Connection): ReportRepository {
  const reports = createRecordCollection(connection, {
    name: 'listingReports',
    schema: StoredReport,
    indexes: [{ parkId: 1, createdAt: -1 }, { spaceId: 1, state: 1 }, { reportedBy: 1 }],
  });
  return {
    prepare: reports.prepare,
    find: reports.find,
    add: reports.add,
    replace: reports.replace,
    page: ({ parkIds, state, kind }, sort, window) =>
      reports.list(
        {
          parkId: trusted({ $in: parkIds }),
          ...(state === undefined ? {} : { state }),
          ...(kind === undefined ? {} : { kind }),
        },
        ORDERS[sort],
        window,
      ),
    countOpen: (spaceId) => reports.count({ spaceId, state: 'open' }),
    byPerson: (reportedBy) => reports.list({ reportedBy }, ORDERS.newest),
    async forgetPerson(reportedBy) {
      await reports.unset({ reportedBy }, 'replyTo');
      await reports.unset({ reportedBy }, 'reportedBy');
    },
    openSince: (before) =>
      reports.list(
        { replyTo: trusted({ $exists: true }), createdAt: trusted({ $lt: before.toISOString() }) },
        ORDERS.oldest,
      ),
  };
}

const ORDERS: Readonly<Record<ReportSort, Order>> = {
  newest: { field: 'createdAt', direction: -1 },
  oldest: { field: 'createdAt', direction: 1 },
};
