import { renameEntry } from '../engine/changingCollections.ts';
import { CommandFailure } from '../engine/commandFailure.ts';
import { type Command, flagField } from './command.ts';
import { namespaceIn } from './namespaceIn.ts';

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
