import { doom } from '../engine/catalogue.ts';
import { CommandFailure } from '../engine/commandFailure.ts';
import { isMeant } from '../engine/hint.ts';
import { type IndexSpec } from '../engine/indexSpec.ts';
import { namespaceText } from '../engine/namespace.ts';
import { type Command, namespaceOf } from './command.ts';
import { indexCount } from './createIndexes.ts';

/** Drops the index that is named, or described by its key; several that are named; or, by `*`, all but that of `_id`. */
export const dropIndexes: Command = (request, { engine, write }) =>
  write((unit) => {
    const namespace = namespaceOf(request);
    const entry = engine.catalogue.find(unit, namespace);
    if (!entry) throw new CommandFailure('NamespaceNotFound', `ns not found ${namespaceText(namespace)}`);
    const dropped = chosen(entry.indexes, request.body['index']);
    for (const { id } of dropped) doom(unit, { id, table: 'entries' });
    const indexes = entry.indexes.filter((index) => !dropped.includes(index));
    engine.catalogue.put(unit, { ...entry, indexes });
    return { nIndexesWas: indexCount(entry.indexes) };
  });

function chosen(indexes: readonly IndexSpec[], wanted: unknown): readonly IndexSpec[] {
  if (wanted === '*') return indexes.filter(({ name }) => name !== '_id_');
  if (Array.isArray(wanted)) return wanted.flatMap((name) => chosen(indexes, name));
  if (wanted === '_id_') throw new CommandFailure('InvalidOptions', 'cannot drop _id index');
  const found = indexes.filter((index) => isMeant(index, wanted));
  if (found.length === 0) throw new CommandFailure('IndexNotFound', `index not found with name [${String(wanted)}]`);
  return found;
}
