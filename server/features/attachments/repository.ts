import { type Connection, type Model, type mongo, trusted } from 'mongoose';
import { type AttachedTo, Attachment } from '#shared/attachment.ts';
import { looseModel } from '#server/store/looseModel.ts';
import { createRecordCollection } from '#server/store/recordCollection.ts';

/** A file with where its content is and where it is. */
export const StoredAttachment = Attachment.extend({
  sha256: Attachment.shape.name,
  /** The park, or that of the space. */
  parkId: Attachment.shape.name,
  changedAt: Attachment.shape.createdAt,
});
export type StoredAttachment = ReturnType<(typeof StoredAttachment)['parse']>;

/** The files at spaces and parks; each content is kept once, by its SHA-256. */
export interface AttachmentRepository {
  readonly prepare: () => Promise<void>;
  readonly find: (id: string) => Promise<StoredAttachment | undefined>;
  /** Those that have not been taken away, in the order in which they came. */
  readonly of: (thing: AttachedTo) => Promise<StoredAttachment[]>;
  readonly add: (attachment: StoredAttachment) => Promise<void>;
  readonly replace: (attachment: StoredAttachment) => Promise<boolean>;
  /** Keeps a content without metadata, as a part of the transaction that runs. */
  readonly keep: (sha256: string, bytes: Uint8Array, now: Date) => Promise<void>;
  readonly content: (sha256: string) => Promise<Uint8Array<ArrayBuffer> | undefined>;
  /** Forgets files that were taken away before a moment, and contents of none; as a part of the transaction that runs. */
  readonly forget: (before: Date) => Promise<number>;
  /** Contents of which nobody has looked yet whether they have metadata. */
  readonly unclean: (limit: number) => Promise<string[]>;
  readonly markClean: (sha256: string) => Promise<void>;
  /** The files with a content, those that were taken away too. */
  readonly withContent: (sha256: string) => Promise<StoredAttachment[]>;
  /** Forgets a content that no file names any more. */
  readonly drop: (sha256: string) => Promise<void>;
  /** Contents that files name and that are not there. */
  readonly missing: () => Promise<string[]>;
}

interface ContentRow {
  readonly _id: string;
  readonly bytes: mongo.Binary;
  /** Written each time that a file with this content comes, so that no sweep takes it away meanwhile. */
  readonly wantedAt: Date;
  /** It has no metadata that could be taken out; absent of what came before this was seen to. */
  readonly isClean?: true;
}

/** Opens them. */
export function createAttachmentRepository(connection: Connection): AttachmentRepository {
  const records = createRecordCollection(connection, {
    name: 'attachments',
    schema: StoredAttachment,
    indexes: [{ 'of.kind': 1, 'of.id': 1 }, { sha256: 1 }, { state: 1, changedAt: 1 }],
  });
  const rows = looseModel<{ readonly _id: string; readonly sha256: string }>(connection, 'attachments');
  const contents = looseModel<ContentRow>(connection, 'attachmentContents', [{ isClean: 1 }]);
  return {
    async prepare() {
      await records.prepare();
      await contents.createIndexes();
    },
    find: records.find,
    of: ({ kind, id }) =>
      records.list({ 'of.kind': kind, 'of.id': id, state: 'kept' }, { field: 'createdAt', direction: 1 }),
    add: records.add,
    replace: records.replace,
    ...keepingOf(contents),
    async forget(before) {
      const old = { state: 'removed', changedAt: trusted({ $lt: before.toISOString() }) };
      const { deletedCount } = await rows.deleteMany(old);
      const wanted = await rows.distinct('sha256');
      await contents.deleteMany({ _id: trusted({ $nin: wanted }) });
      return deletedCount;
    },
    withContent: (sha256) => records.list({ sha256 }, { field: 'createdAt', direction: 1 }),
    async missing() {
      const wanted = await rows.distinct('sha256');
      const there = await contents.find({}, { _id: 1 }).lean<{ readonly _id: string }[]>();
      const known = new Set(there.map(({ _id }) => _id));
      return wanted.filter((sha256) => !known.has(sha256));
    },
  };
}

/** What is done with contents alone. */
function keepingOf(
  contents: Model<ContentRow>,
): Pick<AttachmentRepository, 'keep' | 'content' | 'unclean' | 'markClean' | 'drop'> {
  return {
    async keep(sha256, bytes, now) {
      const change = { $set: { wantedAt: now, isClean: true }, $setOnInsert: { bytes: Buffer.from(bytes) } };
      await contents.updateOne({ _id: sha256 }, change, { upsert: true });
    },
    async content(sha256) {
      const row = await contents.findById(sha256).lean<ContentRow>();
      return row === null ? undefined : new Uint8Array(row.bytes.value());
    },
    async unclean(limit) {
      const found = await contents
        .find({ isClean: trusted({ $exists: false }) }, { _id: 1 })
        .limit(limit)
        .lean<{ readonly _id: string }[]>();
      return found.map(({ _id }) => _id);
    },
    async markClean(sha256) {
      await contents.updateOne({ _id: sha256 }, { $set: { isClean: true } });
    },
    async drop(sha256) {
      await contents.deleteOne({ _id: sha256 });
    },
  };
}
