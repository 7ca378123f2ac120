import { type Connection, type Model, Schema } from 'mongoose';
import { type Audit, type Done } from './audit.ts';

/** A row of the log. */
interface AuditRow extends Done {
  readonly _id: string;
  readonly at: string;
}

/** Opens the log. */
export function createAudit(
  connection: Connection,
  { now, newId }: { readonly now: () => Date; readonly newId: () => string },
): Audit & { readonly prepare: () => Promise<void> } {
  const rows = auditModel(connection);
  return {
    async prepare() {
      await rows.createIndexes();
    },
    async record(done) {
      await rows.create({ _id: newId(), at: now().toISOString(), ...done });
    },
  };
}

function auditModel(connection: Connection): Model<AuditRow> {
  const existing: Model<AuditRow> | undefined = connection.models['audit'];
  if (existing !== undefined) return existing;
  const schema = new Schema<AuditRow>(
    { _id: String },
    { strict: false, minimize: false, versionKey: false, id: false, autoIndex: false, autoCreate: false },
  );
  schema.index({ 'subject.kind': 1, 'subject.id': 1 });
  return connection.model<AuditRow>('audit', schema, 'audit');
}
