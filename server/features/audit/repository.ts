import { type Connection, type Model, Schema, type mongo, trusted } from 'mongoose';
import { type Head, type Link } from '#server/domain/audit/chain.ts';
import { type SortedWindow } from '#server/platform/paging.ts';
import { comesAfter } from '#server/store/sortedWindow.ts';
import { type Subject } from './audit.ts';
import { type AuditRow, type SealedRow } from './entry.ts';

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

/** The stored log: entries are added, tied into their chains once, and never changed after. */
export interface AuditRepository {
  /** Makes the indexes. */
  readonly prepare: () => Promise<void>;
  readonly add: (row: AuditRow) => Promise<void>;
  /** Entries that left a revision of a record, newest first. */
  readonly ofSubject: (subject: Subject) => Promise<StoredRow[]>;
  readonly ofRevision: (subject: Subject, revision: number) => Promise<StoredRow | undefined>;
  /** Entries that a person made, that are about it, or that hold something of it; oldest first. */
  readonly aboutPerson: (personId: string) => Promise<StoredRow[]>;
  /** Newest first. */
  readonly page: (filter: EntryFilter, window: SortedWindow) => Promise<StoredRow[]>;
  /** Chains in which entries wait. */
  readonly waitingChains: () => Promise<string[]>;
  /** Entries that wait to be tied into a chain, oldest first. */
  readonly waiting: (chain: string, limit: number) => Promise<AuditRow[]>;
  /** Ties entries into a chain whose end was `head`, as a part of the transaction that runs. */
  readonly seal: (chain: string, head: Head, links: ReadonlyMap<string, Link>) => Promise<void>;
  readonly head: (chain: string) => Promise<Head | undefined>;
  /** Every chain that has an entry or a head. */
  readonly chains: () => Promise<string[]>;
  /** The entries of a chain in its order, one after the other. */
  readonly walk: (chain: string) => AsyncIterable<SealedRow>;
  readonly countWaiting: (chain: string) => Promise<number>;
}

/** Opens the stored log. */
export function createAuditRepository(connection: Connection): AuditRepository {
  const rows = rowModel(connection);
  const heads = headModel(connection);
  return {
    async prepare() {
      await rows.createIndexes();
      await heads.createIndexes();
    },
    async add(row) {
      await rows.create(row);
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
    waitingChains: () => rows.distinct('chain', { waits: true }),
    waiting: (chain, limit) => rows.find({ chain, waits: true }).sort({ at: 1, _id: 1 }).limit(limit).lean<AuditRow[]>(),
    async seal(chain, head, links) {
      await rows.bulkWrite([...links].map(([id, link]) => sealing(id, link)));
      await heads.replaceOne({ _id: chain }, { _id: chain, ...head }, { upsert: true });
    },
    async head(chain) {
      const found = await heads.findById(chain).lean<HeadRow>();
      return found === null ? undefined : { seq: found.seq, hash: found.hash };
    },
    async chains() {
      const ofHeads = await heads.distinct('_id');
      return [...new Set([...ofHeads, ...(await rows.distinct('chain'))])].sort();
    },
    walk: (chain) =>
      rows
        .find({ chain, seq: trusted({ $exists: true }) })
        .sort({ seq: 1, _id: 1 })
        .lean<SealedRow[]>()
        .cursor({ batchSize: WALKED }),
    countWaiting: (chain) => rows.countDocuments({ chain, waits: true }),
  };
}

/** Entries that are read at once while a chain is walked. */
const WALKED = 500;

/** Only what still waits: whoever comes second finds nothing to change. */
function sealing(id: string, link: Link): mongo.AnyBulkWriteOperation<AuditRow> {
  return { updateOne: { filter: { _id: id, waits: true }, update: { $set: link, $unset: { waits: true } } } };
}

function conditionOf({ chains, subjectKind, subjectId, personId, action, from, before }: EntryFilter): object {
  const at = { ...(from !== undefined && { $gte: from }), ...(before !== undefined && { $lt: before }) };
  return {
    ...(chains !== undefined && { chain: trusted({ $in: [...chains] }) }),
    ...(subjectKind !== undefined && { 'subject.kind': subjectKind }),
    ...(subjectId !== undefined && { 'subject.id': subjectId }),
    ...(personId !== undefined && { 'by.personId': personId }),
    ...(action !== undefined && { action }),
    ...(Object.keys(at).length > 0 && { at: trusted(at) }),
  };
}

interface HeadRow extends Head {
  readonly _id: string;
}

/** Filters go by fields that no schema names: without `strictQuery: false` they would be dropped. */
const AS_WRITTEN = {
  strict: false,
  strictQuery: false,
  minimize: false,
  versionKey: false,
  id: false,
  autoIndex: false,
  autoCreate: false,
} as const;

function rowModel(connection: Connection): Model<AuditRow> {
  const existing: Model<AuditRow> | undefined = connection.models['audit'];
  if (existing !== undefined) return existing;
  const schema = new Schema<AuditRow>({ _id: String }, AS_WRITTEN);
  schema.index({ 'subject.kind': 1, 'subject.id': 1, revision: -1 });
  schema.index({ 'by.personId': 1, at: -1 });
  schema.index({ 'locked.of': 1 });
  schema.index({ at: -1, _id: -1 });
  schema.index({ chain: 1, at: -1, _id: -1 });
  // A chain in which two entries had one number could not be written.
  schema.index({ chain: 1, seq: 1 }, { unique: true, partialFilterExpression: { seq: { $exists: true } } });
  schema.index({ waits: 1, chain: 1 }, { partialFilterExpression: { waits: true } });
  return connection.model<AuditRow>('audit', schema, 'audit');
}

function headModel(connection: Connection): Model<HeadRow> {
  const existing: Model<HeadRow> | undefined = connection.models['auditHeads'];
  if (existing !== undefined) return existing;
  return connection.model<HeadRow>('auditHeads', new Schema<HeadRow>({ _id: String }, AS_WRITTEN), 'auditHeads');
}
