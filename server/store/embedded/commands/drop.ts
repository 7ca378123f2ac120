import { dropEntry } from '../engine/changingCollections.ts';
import { namespaceText } from '../engine/namespace.ts';
import { type Command, namespaceOf } from './command.ts';
import { indexCount } from './createIndexes.ts';

/** As MongoDB since 7.0, dropping what does not exist succeeds. */
export const drop: Command = (request, { engine, write }) => {
  const namespace = namespaceOf(request);
  return write((unit) => {
    const entry = engine.catalogue.find(unit, namespace);
    if (!entry) return {};
    dropEntry(unit, entry, engine);
    return { nIndexesWas: indexCount(entry.indexes), ns: namespaceText(namespace) };
  });
};
