import { type Connection, type Model, Schema, trusted } from 'mongoose';
import { type Head, type Link } from '#server/domain/audit/chain.ts';
import { type AuditRow, type SealedRow } from '../entry.ts';
import { AS_WRITTEN } from '#server/store/looseModel.ts';
import { rowModel } from '../repository.ts';

/** The chains of the log, one of each organisation, and where each ends. */
export interface ChainRepository {
  /** Makes the indexes. */
  readonly prepare: () => Promise<void>;
  /** Chains in which entries wait. */
  readonly waitingChains: () => Promise<string[]>;
  /** Entries that wait to be tied into a chain, oldest first. */
  readonly waiting: (chain: string, limit: number) => Promise<AuditRow[]>;
  /** Ties entries into a chain whose end was `head`, as a part of the transaction that runs. */
  readonly seal: (chain: string, head: Head, links: ReadonlyMap<string, Link>) => Promise<void>;
  readonly head: (chain: string) => Promise<Head | undefined>;
  /** Every chain that has an entry or a head. */
  readonly all: () => Promise<string[]>;
  /** The entries of a chain in its order, one after the other. */
  readonly walk: (chain: string) => AsyncIterable<SealedRow>;
  readonly countWaiting: (chain: string) => Promise<number>;
}

/** Opens the chains of the stored log. */
export function createChainRepository(connection: Connection): ChainRepository {
  const rows = rowModel(connection);
  const heads = headModel(connection);
  return {
    async prepare() {
      await heads.createIndexes();
    },
    waitingChains: () => rows.distinct('organisationId', { waits: true }),
    waiting: (chain, limit) =>
      rows.find({ organisationId: chain, waits: true }).sort({ at: 1, _id: 1 }).limit(limit).lean<AuditRow[]>(),
    async seal(chain, head, links) {
      await rows.bulkWrite(
        [...links].map(([id, link]) => ({
          // Only what still waits: whoever comes second finds nothing to change.
          updateOne: { filter: { _id: id, waits: true }, update: { $set: link, $unset: { waits: true } } },
        })),
      );
      await heads.replaceOne({ _id: chain }, { _id: chain, ...head }, { upsert: true });
    },
    async head(chain) {
      const found = await heads.findById(chain).lean<HeadRow>();
      return found === null ? undefined : { seq: found.seq, hash: found.hash };
    },
    async all() {
      const ofHeads = await heads.distinct('_id');
      return [...new Set([...ofHeads, ...(await rows.distinct('organisationId'))])].sort();
    },
    walk: (chain) =>
      rows
        .find({ organisationId: chain, seq: trusted({ $exists: true }) })
        .sort({ seq: 1, _id: 1 })
        .lean<SealedRow[]>()
        .cursor({ batchSize: WALKED }),
    countWaiting: (chain) => rows.countDocuments({ organisationId: chain, waits: true }),
  };
}

/** Entries that are read at once while a chain is walked. */
const WALKED = 500;

interface HeadRow extends Head {
  readonly _id: string;
}

function headModel(connection: Connection): Model<HeadRow> {
  const existing: Model<HeadRow> | undefined = connection.models['auditHeads'];
  if (existing !== undefined) return existing;
  return connection.model<HeadRow>('auditHeads', new Schema<HeadRow>({ _id: String }, AS_WRITTEN), 'auditHeads');
}
