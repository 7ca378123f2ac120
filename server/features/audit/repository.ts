import { type Connection, type Model, Schema, trusted } from 'mongoose';
import { type Link } from '#server/domain/audit/chain.ts';
import { type SortedWindow } from '#server/platform/paging.ts';
import { comesAfter } from '#server/store/sortedWindow.ts';
import { type Subject } from './audit.ts';
import { type AuditRow } from './entry.ts';
import { AS_WRITTEN } from '#server/store/looseModel.ts';

/** An entry that may be tied into its chain already. */
export type StoredRow = AuditRow & Partial<Link>;

/** Which entries are meant; each condition that is there must hold. */
export interface EntryFilter {
  /** The organisations in whose chains they stand. */
  readonly chains?: readonly string[] | undefined;
  readonly subjectKind?: string | undefined;
  readonly subjectId?: string | undefined;
  /** Who did it. */
  readonly personId?: string | undefined;
  readonly action?: string | undefined;
  /** Instants, inclusive and exclusive. */
  readonly from?: string | undefined;
  readonly before?: string | undefined;
}

/** The stored log: entries are added and read, and never changed but for being tied into their chains. */
export interface AuditRepository {
  /** Makes the indexes. */
  readonly prepare: () => Promise<void>;
  readonly add: (rows: readonly AuditRow[]) => Promise<void>;
  /** Entries that left a revision of a record, newest first. */
  readonly ofSubject: (subject: Subject) => Promise<StoredRow[]>;
  readonly ofRevision: (subject: Subject, revision: number) => Promise<StoredRow | undefined>;
  /** Entries that a person made, that are about it, or that hold something of it; oldest first. */
  readonly aboutPerson: (personId: string) => Promise<StoredRow[]>;
  /** Newest first. */
  readonly page: (filter: EntryFilter, window: SortedWindow) => Promise<StoredRow[]>;
  /** How many there are, counted no further than `most`. */
  readonly countUpTo: (most: number, filter: EntryFilter) => Promise<number>;
  /** Which of some records of a kind have an entry. */
  readonly recorded: (kind: string, ids: readonly string[]) => Promise<string[]>;
}

/** Opens the stored log. */
export function createAuditRepository(connection: Connection): AuditRepository {
  const rows = rowModel(connection);
  return {
    async prepare() {
      await rows.createIndexes();
    },
    async add(added) {
      await rows.insertMany(added);
    },
    ofSubject: ({ kind, id }) =>
      rows
        .find({ 'subject.kind': kind, 'subject.id': id, revision: trusted({ $exists: true }) })
        .sort({ revision: -1, at: -1 })
        .lean<StoredRow[]>(),
    async ofRevision({ kind, id }, revision) {
      const found = await rows
        .findOne({ 'subject.kind': kind, 'subject.id': id, revision })
        .sort({ at: -1 })
        .lean<StoredRow>();
      return found ?? undefined;
    },
    aboutPerson: (personId) =>
      rows
        .find({
          $or: [
            { 'by.personId': personId },
            { 'subject.kind': 'person', 'subject.id': personId },
            { 'locked.of': personId },
          ],
        })
        .sort({ at: 1, _id: 1 })
        .lean<StoredRow[]>(),
    page: (filter, { limit, after }) =>
      rows
        .find({ $and: [conditionOf(filter), comesAfter({ field: 'at', direction: -1 }, after)] })
        .sort({ at: -1, _id: -1 })
        .limit(limit)
        .lean<StoredRow[]>(),
    countUpTo: (most, filter) => rows.countDocuments(conditionOf(filter), { limit: most }),
    recorded: (kind, ids) =>
      rows.distinct('subject.id', { 'subject.kind': kind, 'subject.id': trusted({ $in: [...ids] }) }),
  };
}

function conditionOf({ chains, subjectKind, subjectId, personId, action, from, before }: EntryFilter): object {
  const at = given({ $gte: from, $lt: before });
  return given({
    organisationId: chains && trusted({ $in: [...chains] }),
    'subject.kind': subjectKind,
    'subject.id': subjectId,
    'by.personId': personId,
    action,
    at: Object.keys(at).length === 0 ? undefined : trusted(at),
  });
}

/** Without what is undefined. */
function given(conditions: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(conditions).filter(([, value]) => value !== undefined));
}

/** The entries, whoever asks for them. */
export function rowModel(connection: Connection): Model<AuditRow> {
  const existing: Model<AuditRow> | undefined = connection.models['audit'];
  if (existing !== undefined) return existing;
  const schema = new Schema<AuditRow>({ _id: String }, AS_WRITTEN);
  schema.index({ 'subject.kind': 1, 'subject.id': 1, revision: -1 });
  schema.index({ 'by.personId': 1, at: -1 });
  schema.index({ 'locked.of': 1 });
  schema.index({ at: -1, _id: -1 });
  schema.index({ organisationId: 1, at: -1, _id: -1 });
  // A chain in which two entries had one number could not be written.
  schema.index({ organisationId: 1, seq: 1 }, { unique: true, partialFilterExpression: { seq: { $exists: true } } });
  schema.index({ waits: 1, organisationId: 1 }, { partialFilterExpression: { waits: true } });
  return connection.model<AuditRow>('audit', schema, 'audit');
}
