import { type Collation, storedCollation } from '../collation/collation.ts';
import { CommandFailure } from '../commandFailure.ts';
import { type Engine } from '../engine.ts';
import { type Namespace, namespaceText } from '../namespace.ts';
import { refuseView } from '../views.ts';

/** The fields by which a document is found again, if only one can have the same. @throws {CommandFailure} 51183 */
export function onFields(
  { catalogue, disk }: Engine,
  { into, on }: { readonly into: Namespace; readonly on: readonly string[] },
  collation: Collation | undefined,
): readonly string[] {
  const entry = catalogue.find(disk, into);
  refuseView(entry);
  if (on.length === 1 && on[0] === '_id' && storedCollation(entry?.options['collation']) === collation) return on;
  const wanted = new Set(on);
  const isUnique = entry?.indexes.some(
    ({ unique, building, partialFilter, fields, collation: own }) =>
      unique &&
      storedCollation(own) === collation &&
      !building &&
      partialFilter === undefined &&
      fields.length === wanted.size &&
      fields.every(({ path }) => wanted.has(path)),
  );
  if (isUnique === true) return on;
  throw new CommandFailure(
    51183,
    `Cannot find index to verify that join fields will be unique in ${namespaceText(into)}`,
  );
}
