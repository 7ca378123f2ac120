import { type Document, EJSON } from 'bson';
import { z } from 'zod';

const BsonDocument = z.custom<Document>((value) => typeof value === 'object' && value !== null);

/** What a collection is besides its documents, as MongoDB tells it: `options` of `create`, `indexes` of `listIndexes`. */
export const CollectionMetadata = z.strictObject({
  name: z.string().min(1),
  type: z.enum(['collection', 'view']),
  options: BsonDocument,
  indexes: z.array(BsonDocument),
});
export type CollectionMetadata = z.infer<typeof CollectionMetadata>;

/** As extended JSON, in which numbers keep their types. */
export function metadataBytes(metadata: CollectionMetadata): Buffer {
  return Buffer.from(EJSON.stringify(metadata, undefined, 2, { relaxed: false }));
}

/** @throws {Error} if it is none. */
export function parseMetadata(bytes: Buffer): CollectionMetadata {
  return CollectionMetadata.parse(EJSON.parse(bytes.toString('utf8'), { relaxed: false }));
}
