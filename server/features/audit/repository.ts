import { type Connection, type Model, Schema } from 'mongoose';
import { type HistoryEntry } from '#shared/history.ts';
import { type Audit, type Done } from './audit.ts';

/** A row of the log. */
interface AuditRow extends Done {
  readonly _id: string;
  readonly at: string;
}

/** What the log needs besides the store. */
interface Needs {
  readonly now: () => Date;
  readonly newId: () => string;
  readonly nudge: (job: string) => void;
}

/** Opens the log. */
export function createAudit(
  connection: Connection,
  { now, newId, nudge }: Needs,
): Audit & { readonly prepare: () => Promise<void> } {
  const rows = auditModel(connection);
  return {
    async prepare() {
      await rows.createIndexes();
    },
    async record(done) {
      await rows.create({ _id: newId(), at: now().toISOString(), ...done });
      nudge('seal');
    },
    forget: () => Promise.resolve(),
    async historyOf({ kind, id }) {
      const found = await rows.find({ 'subject.kind': kind, 'subject.id': id }).sort({ at: -1 }).lean<AuditRow[]>();
      return found.flatMap((row) => {
        const revision = revisionIn(row.after);
        return revision === undefined ? [] : [{ revision, at: row.at, action: row.action, changes: changesIn(row) }];
      });
    },
    async revisionOf({ kind, id }, revision) {
      const row = await rows
        .findOne({ 'subject.kind': kind, 'subject.id': id, 'after.revision': revision })
        .lean<AuditRow>();
      return row?.after;
    },
  };
}

function revisionIn(record: object | undefined): number | undefined {
  return record !== undefined && 'revision' in record && typeof record.revision === 'number'
    ? record.revision
    : undefined;
}

/** The fields that a change has touched, at the top of the record. */
function changesIn({ before = {}, after = {} }: Done): HistoryEntry['changes'] {
  const [old, fresh] = [
    new Map<string, unknown>(Object.entries(before)),
    new Map<string, unknown>(Object.entries(after)),
  ];
  return [...new Set([...old.keys(), ...fresh.keys()])]
    .filter((path) => JSON.stringify(old.get(path)) !== JSON.stringify(fresh.get(path)))
    .map((path) => ({
      path,
      ...(old.has(path) && { before: old.get(path) }),
      ...(fresh.has(path) && { after: fresh.get(path) }),
    }));
}

function auditModel(connection: Connection): Model<AuditRow> {
  const existing: Model<AuditRow> | undefined = connection.models['audit'];
  if (existing !== undefined) return existing;
  const schema = new Schema<AuditRow>(
    { _id: String },
    {
      strict: false,
      strictQuery: false,
      minimize: false,
      versionKey: false,
      id: false,
      autoIndex: false,
      autoCreate: false,
    },
  );
  schema.index({ 'subject.kind': 1, 'subject.id': 1 });
  return connection.model<AuditRow>('audit', schema, 'audit');
}
