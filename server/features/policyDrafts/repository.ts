import { type Connection, type Model, Schema, trusted } from 'mongoose';
import { z } from 'zod';
import {
  Draft,
  DraftCases,
  DraftDocument,
  type DraftState,
  DraftSummary,
  PolicyVersion,
} from '#shared/policy/draft.ts';
import { type Window } from '#server/platform/paging.ts';
import { AS_WRITTEN, looseModel } from '#server/store/looseModel.ts';

/** The drafts of policies. */
export interface DraftRepository {
  /** Makes the indexes. */
  readonly prepare: () => Promise<void>;
  readonly find: (id: string) => Promise<Draft | undefined>;
  /** Drafts of the given state, else of every state, in the order of ids. */
  readonly page: (state: DraftState | undefined, window: Window) => Promise<DraftSummary[]>;
  /** How many are written or reviewed. */
  readonly countOpen: () => Promise<number>;
  readonly add: (draft: Draft) => Promise<void>;
  /** Writes a draft in the place of its revision before this one; false where that is not the present one any more. */
  readonly replace: (draft: Draft) => Promise<boolean>;
  /** Removes the drafts that were given up longest ago, but for so many. */
  readonly forgetDiscarded: (kept: number) => Promise<void>;
}

/** What was in force under the id of each policy, one after the other. */
export interface VersionRepository {
  readonly prepare: () => Promise<void>;
  /** Newest first. */
  readonly of: (policyId: string) => Promise<PolicyVersion[]>;
  readonly add: (versions: readonly PolicyVersion[]) => Promise<void>;
}

/** Opens the stored drafts. */
export function createDraftRepository(connection: Connection): DraftRepository {
  const drafts = draftModel(connection);
  return {
    async prepare() {
      await drafts.createIndexes();
    },
    async find(id) {
      const row = await drafts.findById(id).lean<DraftRow>();
      return row === null ? undefined : draftOf(row);
    },
    async page(state, { limit, after }) {
      const filter = {
        ...(state === undefined ? {} : { state }),
        ...(after === undefined ? {} : { _id: trusted({ $gt: after }) }),
      };
      const found = await drafts
        .find(filter, { content: 0, history: 0 })
        .sort({ _id: 1 })
        .limit(limit)
        .lean<DraftRow[]>();
      return found.map(({ _id, state: stateNow, revision, updatedAt, summary }) =>
        DraftSummary.parse({ id: _id, state: stateNow, revision, updatedAt, ...summary }),
      );
    },
    countOpen: () => drafts.countDocuments({ state: trusted({ $in: ['draft', 'reviewed'] }) }),
    async add(draft) {
      await drafts.create(rowOf(draft));
    },
    async replace(draft) {
      const { matchedCount } = await drafts.replaceOne({ _id: draft.id, revision: draft.revision - 1 }, rowOf(draft));
      return matchedCount === 1;
    },
    async forgetDiscarded(kept) {
      const old = await drafts
        .find({ state: 'discarded' }, { _id: 1 })
        .sort({ updatedAt: -1, _id: 1 })
        .skip(kept)
        .lean<{ readonly _id: string }[]>();
      await drafts.deleteMany({ _id: trusted({ $in: old.map(({ _id }) => _id) }) });
    },
  };
}

/** Opens the stored versions of policies. */
export function createVersionRepository(connection: Connection): VersionRepository {
  const versions = versionModel(connection);
  return {
    async prepare() {
      await versions.createIndexes();
    },
    async of(policyId) {
      const found = await versions.find({ policyId }).sort({ revision: -1 }).lean<VersionRow[]>();
      return found.map(versionOf);
    },
    async add(added) {
      for (const version of added) await versions.create(versionRowOf(version));
    },
  };
}

/**
 * Document and cases are kept as text: a document that is being written may have any keys, which a store might take for
 * operators or paths, and a version must stay readable whatever format policies have by then.
 */
interface DraftRow {
  readonly _id: string;
  readonly state: string;
  readonly revision: number;
  readonly content: string;
  readonly summary: Omit<DraftSummary, 'id' | 'state' | 'revision' | 'updatedAt'>;
  readonly basis?: Draft['basis'];
  readonly updatedAt: string;
  readonly history: Draft['history'];
}

const Content = z.strictObject({ document: DraftDocument, cases: DraftCases });

function rowOf({ id, document, cases, history, ...rest }: Draft): DraftRow {
  const content = JSON.stringify({ document, cases });
  return { _id: id, ...rest, content, summary: { ...namesOf(document), cases: cases.length }, history };
}

function draftOf({ _id, content, state, revision, basis, updatedAt, history }: DraftRow): Draft {
  const rest = { id: _id, state, revision, updatedAt, history, ...(basis !== undefined && { basis }) };
  return Draft.parse({ ...rest, ...Content.parse(JSON.parse(content)) });
}

/** A document may hold anything where its names should be. */
const Names = z.looseObject({
  id: z.string().optional().catch(undefined),
  title: z
    .looseObject({ zh: z.string().optional().catch(undefined), en: z.string().optional().catch(undefined) })
    .optional()
    .catch(undefined),
});

function namesOf(document: DraftDocument): Omit<DraftSummary, 'id' | 'state' | 'revision' | 'updatedAt' | 'cases'> {
  const { id, title } = Names.parse(document);
  return {
    ...(id !== undefined && { policyId: id }),
    ...(title?.zh !== undefined && { titleZh: title.zh }),
    ...(title?.en !== undefined && { titleEn: title.en }),
  };
}

interface VersionRow extends Omit<PolicyVersion, 'document'> {
  readonly _id: string;
  readonly content?: string;
}

function versionRowOf({ document, ...rest }: PolicyVersion): VersionRow {
  return {
    _id: `${rest.policyId}@${rest.revision}`,
    ...rest,
    ...(document !== undefined && { content: JSON.stringify(document) }),
  };
}

function versionOf({ content, ...row }: VersionRow): PolicyVersion {
  const rest = Object.fromEntries(Object.entries(row).filter(([key]) => key !== '_id'));
  const document: unknown = content === undefined ? undefined : JSON.parse(content);
  return PolicyVersion.parse({ ...rest, ...(document !== undefined && { document }) });
}

function draftModel(connection: Connection): Model<DraftRow> {
  return looseModel<DraftRow>(connection, 'policyDrafts', [{ state: 1, updatedAt: -1 }]);
}

function versionModel(connection: Connection): Model<VersionRow> {
  const existing: Model<VersionRow> | undefined = connection.models['policyVersions'];
  if (existing !== undefined) return existing;
  const schema = new Schema<VersionRow>({ _id: String }, AS_WRITTEN);
  schema.index({ policyId: 1, revision: -1 }, { unique: true });
  return connection.model<VersionRow>('policyVersions', schema, 'policyVersions');
}
