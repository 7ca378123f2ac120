import { encode, isDocument, plainDocument } from '../engine/bson.ts';
import { CommandFailure } from '../engine/commandFailure.ts';
import { type IndexSpec } from '../engine/indexSpec.ts';
import { namespaceText } from '../engine/namespace.ts';
import { type Command, namespaceOf } from './command.ts';

/** Drops the index that is named, or described by its key; several that are named; or, by `*`, all but that of `_id`. */
export const dropIndexes: Command = (request, { engine }) =>
  engine.transaction(() => {
    const namespace = namespaceOf(request);
    const collection = engine.find(namespace);
    if (!collection) throw new CommandFailure('NamespaceNotFound', `ns not found ${namespaceText(namespace)}`);
    const { indexes } = collection.entry;
    const dropped = chosen(indexes, request.body['index']);
    for (const index of dropped) collection.clearIndex(index);
    engine.catalogue.setIndexes(
      namespace,
      indexes.filter((index) => !dropped.includes(index)),
    );
    return { nIndexesWas: indexes.length + 1 };
  });

function chosen(indexes: readonly IndexSpec[], wanted: unknown): readonly IndexSpec[] {
  if (wanted === '*') return indexes;
  if (Array.isArray(wanted)) return wanted.flatMap((name) => chosen(indexes, name));
  if (wanted === '_id_') throw new CommandFailure('InvalidOptions', 'cannot drop _id index');
  const found = indexes.filter((index) => index.name === wanted || (isDocument(wanted) && hasKey(index, wanted)));
  if (found.length === 0) throw new CommandFailure('IndexNotFound', `index not found with name [${String(wanted)}]`);
  return found;
}

function hasKey({ stated: { key } }: IndexSpec, wanted: Readonly<Record<string, unknown>>): boolean {
  return isDocument(key) && Buffer.compare(encode(plainDocument(key)), encode(plainDocument(wanted))) === 0;
}
