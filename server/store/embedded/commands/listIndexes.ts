import { CommandFailure } from '../engine/commandFailure.ts';
import { namespaceText } from '../engine/namespace.ts';
import { refuseView } from '../engine/views.ts';
import { type Command, namespaceOf } from './command.ts';
import { cursorOf } from './cursorOf.ts';

export const listIndexes: Command = (request, context) => {
  const namespace = namespaceOf(request);
  const entry = context.engine.catalogue.find(context.reading, namespace);
  if (!entry) throw new CommandFailure('NamespaceNotFound', `ns does not exist: ${namespaceText(namespace)}`);
  refuseView(entry);
  const others = entry.indexes.filter(({ name }) => name !== '_id_').map(({ stated }) => stated);
  return cursorOf(context, request.body, { namespace, documents: [ID_INDEX, ...others] });
};

const ID_INDEX = { v: 2, key: { _id: 1 }, name: '_id_' };
