import { type Bson, plain, without } from '../engine/bson.ts';
import { createEntry } from '../engine/changingCollections.ts';
import { CommandFailure } from '../engine/commandFailure.ts';
import { namespaceText } from '../engine/namespace.ts';
import { orderedKey } from '../engine/orderedKey.ts';
import { type Command, namespaceOf } from './command.ts';

/** Makes an empty collection; one that exists already must have been made with the same options. */
export const create: Command = async (request, { engine, write }) => {
  const unsupported = UNSUPPORTED.filter((option) => Boolean(plain(request.body[option] ?? false)));
  if (unsupported.length > 0)
    throw new CommandFailure(
      'CommandNotSupported',
      `The embedded store has no collections with: ${unsupported.join(', ')}.`,
    );
  const namespace = namespaceOf(request);
  const options = optionsOf(request.body);
  await write((unit) => {
    const existing = engine.catalogue.find(unit, namespace);
    if (!existing) createEntry(unit, { namespace, options }, engine);
    else if (!orderedKey(existing.options).equals(orderedKey(options)))
      throw new CommandFailure(
        'NamespaceExists',
        `namespace ${namespaceText(namespace)} already exists, but with different options`,
      );
  });
  return {};
};

const UNSUPPORTED = ['timeseries', 'viewOn', 'encryptedFields', 'capped', 'validator'];

/** What belongs to the collection, without what belongs to the command. */
function optionsOf(body: Bson): Bson {
  const options = without(body, [
    'create',
    'lsid',
    'txnNumber',
    'autocommit',
    'startTransaction',
    'writeConcern',
    'readConcern',
    'comment',
    'maxTimeMS',
    'idIndex',
    'apiVersion',
  ]);
  return Object.fromEntries(Object.entries(options).filter(([name]) => !name.startsWith('$')));
}
