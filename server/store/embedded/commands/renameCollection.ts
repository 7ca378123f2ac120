import { renameEntry } from '../engine/changingCollections.ts';
import { CommandFailure } from '../engine/commandFailure.ts';
import { type Namespace } from '../engine/namespace.ts';
import { type Command, flagField } from './command.ts';

/** Both names are given with their databases. */
export const renameCollection: Command = async ({ body }, { engine, write }) => {
  const from = namespaceIn(body['renameCollection']);
  const to = namespaceIn(body['to']);
  if (from.database === to.database && from.collection === to.collection)
    throw new CommandFailure('IllegalOperation', "Can't rename a collection to itself");
  await write((unit) => {
    renameEntry(unit, { from, to, dropTarget: flagField(body, 'dropTarget') }, engine);
  });
  return {};
};

function namespaceIn(text: unknown): Namespace {
  const dot = typeof text === 'string' ? text.indexOf('.') : -1;
  if (typeof text !== 'string' || dot < 1 || dot === text.length - 1)
    throw new CommandFailure('InvalidNamespace', `Invalid namespace: ${String(text)}`);
  return { database: text.slice(0, dot), collection: text.slice(dot + 1) };
}
