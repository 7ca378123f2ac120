import { type Bson } from '../bson.ts';
import { schemaFaults } from './schema/schema.ts';

/** The test of a document (with its BSON types) by a JSON schema. */
export function schemaTest(schema: unknown): (document: Bson) => boolean {
  const faultsOf = schemaFaults(schema);
  return (document) => faultsOf(document).length === 0;
}
