import { type Bson } from './bson.ts';
import { CommandFailure } from './commandFailure.ts';

/** What is known of a document beside its fields, by the names of `$meta`. */
export type Meta = Readonly<Record<string, unknown>>;

/** It goes with the document in memory, and never into its bytes. */
const metaByDocument = new WeakMap<Bson, Meta>();

/** The document itself, of which this is known from now on. */
export function withMeta(document: Bson, meta: Meta | undefined): Bson {
  if (meta) metaByDocument.set(document, meta);
  return document;
}

/** Of the documents that were made of one the same is known as of that one. */
export function carryMeta(from: Bson, made: readonly Bson[]): void {
  const meta = metaByDocument.get(from);
  if (meta) for (const document of made) metaByDocument.set(document, meta);
}

/** @throws {CommandFailure} as `scoreMissing`, for the score of a document that no search of words has found */
export function metaOf(document: Bson, name: string): unknown {
  const meta = metaByDocument.get(document) ?? {};
  if (!(name in meta) && name === 'textScore') throw scoreMissing();
  return meta[name];
}

/** The failure of a query that asks for the score and has no `$text`. */
export function scoreMissing(): CommandFailure {
  return new CommandFailure(40218, 'query requires text score metadata, but it is not available');
}
