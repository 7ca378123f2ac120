import { type Bson, isDocument } from '../engine/bson.ts';
import { createEntry } from '../engine/changingCollections.ts';
import { readCollectionOptions } from '../engine/collectionOptions.ts';
import { CommandFailure } from '../engine/commandFailure.ts';
import { compileFilter } from '../engine/matching.ts';
import { namespaceText } from '../engine/namespace.ts';
import { orderedKey } from '../engine/orderedKey.ts';
import { plainDocument } from '../engine/bson.ts';
import { type Command, namespaceOf } from './command.ts';

/** Makes an empty collection, or a view; one that exists already must have been made with the same options. */
export const create: Command = async (request, { engine, write }) => {
  const namespace = namespaceOf(request);
  const options = readCollectionOptions(request.body);
  checkValidator(options);
  await write((unit) => {
    const existing = engine.catalogue.find(unit, namespace);
    if (!existing) createEntry(unit, { namespace, options }, engine);
    else if (!orderedKey(existing.options).equals(orderedKey(options)))
      throw new CommandFailure(
        'NamespaceExists',
        `Collection ${namespaceText(namespace)} already exists, but with different options.`,
      );
  });
  return {};
};

/** A validator that cannot be read is refused where it is stated. */
export function checkValidator({ validator }: Bson): void {
  if (isDocument(validator)) compileFilter(plainDocument(validator));
}
