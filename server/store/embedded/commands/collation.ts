import { type Bson, isDocument } from '../engine/bson.ts';
import { type CollectionEntry } from '../engine/catalogue.ts';
import { type Collation, readCollation, storedCollation } from '../engine/collation/collation.ts';
import { conflictingCollation, isView } from '../engine/views.ts';

/**
 * By which collation a command on a collection compares texts: that which it states, else that of the collection.
 *
 * @throws {CommandFailure} as `readCollation`; OptionNotSupportedOnView where a view has another one
 */
export function collationOf(
  { collation: stated }: Bson,
  entry: CollectionEntry | undefined,
): { readonly collation: Collation | undefined } {
  const usual = storedCollation(entry?.options['collation']);
  if (!isStated(stated)) return { collation: usual };
  const collation = readCollation(stated);
  if (entry && isView(entry) && collation !== usual) throw conflictingCollation(entry.namespace);
  return { collation };
}

function isStated(stated: unknown): boolean {
  return stated !== undefined && stated !== null && !(isDocument(stated) && Object.keys(stated).length === 0);
}
