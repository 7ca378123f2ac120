import { type DBRef } from 'bson';

/** A reference to another document as the document that it is stored as; drivers read it as an instance. */
export function referenced({ collection, oid, db, fields }: DBRef): Readonly<Record<string, unknown>> {
  return { $ref: collection, $id: oid, ...(db !== undefined && db !== '' && { $db: db }), ...fields };
}
