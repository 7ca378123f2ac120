import { namespaceText } from '../engine/namespace.ts';
import { type Command, namespaceOf } from './command.ts';

/** As MongoDB since 7.0, dropping what does not exist succeeds. */
export const drop: Command = (request, { engine }) => {
  const namespace = namespaceOf(request);
  const collection = engine.find(namespace);
  if (!collection) return {};
  engine.transaction(() => {
    collection.clear();
    engine.catalogue.remove(namespace);
  });
  return { nIndexesWas: collection.entry.indexes.length + 1, ns: namespaceText(namespace) };
};
