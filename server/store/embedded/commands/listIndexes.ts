import { encode } from '../engine/bson.ts';
import { CommandFailure } from '../engine/commandFailure.ts';
import { namespaceText } from '../engine/namespace.ts';
import { type Command, namespaceOf } from './command.ts';
import { wholeCursorReply } from './cursorReply.ts';

export const listIndexes: Command = (request, { engine, reading }) => {
  const namespace = namespaceOf(request);
  const entry = engine.catalogue.find(reading, namespace);
  if (!entry) throw new CommandFailure('NamespaceNotFound', `ns does not exist: ${namespaceText(namespace)}`);
  const indexes = [ID_INDEX, ...entry.indexes.filter(({ name }) => name !== '_id_').map(({ stated }) => stated)];
  return wholeCursorReply(namespace, indexes.map(encode));
};

const ID_INDEX = { v: 2, key: { _id: 1 }, name: '_id_' };
