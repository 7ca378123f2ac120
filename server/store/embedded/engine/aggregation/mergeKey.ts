import { CommandFailure } from '../commandFailure.ts';
import { type Engine } from '../engine.ts';
import { type Namespace, namespaceText } from '../namespace.ts';
import { refuseView } from '../views.ts';

/** The fields by which a document is found again, if only one can have the same. @throws {CommandFailure} 51183 */
export function onFields({ catalogue, disk }: Engine, into: Namespace, on: readonly string[]): readonly string[] {
  const entry = catalogue.find(disk, into);
  refuseView(entry);
  if (on.length === 1 && on[0] === '_id') return on;
  const wanted = new Set(on);
  const isUnique = entry?.indexes.some(
    ({ unique, building, partialFilter, fields }) =>
      unique &&
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
