import { CommandFailure } from '../engine/commandFailure.ts';
import { statedIndexes } from '../engine/indexDefinition.ts';
import { namespaceText } from '../engine/namespace.ts';
import { refuseView } from '../engine/views.ts';
import { type Command, namespaceOf } from './command.ts';
import { cursorOf } from './cursorOf.ts';

export const listIndexes: Command = (request, context) => {
  const namespace = namespaceOf(request);
  const entry = context.engine.catalogue.find(context.reading, namespace);
  if (!entry) throw new CommandFailure('NamespaceNotFound', `ns does not exist: ${namespaceText(namespace)}`);
  refuseView(entry);
  return cursorOf(context, request.body, { namespace, documents: statedIndexes(entry.indexes) });
};
