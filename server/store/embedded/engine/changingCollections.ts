import { UUID } from 'bson';
import { type Bson, isDocument } from './bson.ts';
import { dropTally } from './capped.ts';
import { type CollectionEntry, doom } from './catalogue.ts';
import { type ChangeTools } from './changing.ts';
import { type Expiry, expiryOf, isCapped } from './collectionOptions.ts';
import { CommandFailure } from './commandFailure.ts';
import { collated, STATED_ID_INDEX, readIndex } from './indexDefinition.ts';
import { type IndexSpec } from './indexSpec.ts';
import { encodeEvent } from './logEvent.ts';
import { type Namespace, namespaceText } from './namespace.ts';
import { type Unit } from './unit.ts';
import { refuseView } from './views.ts';

/** Makes a collection and tells the log. */
export function createEntry(
  unit: Unit,
  wanted: Pick<CollectionEntry, 'namespace' | 'options'>,
  { catalogue, now }: ChangeTools,
): CollectionEntry {
  const { namespace, options } = wanted;
  const indexes = firstIndexes(options).map((index) => ({ ...index, id: catalogue.nextId() }));
  const entry = { ...wanted, id: catalogue.nextId(), uuid: new UUID(), indexes };
  unit.record(encodeEvent({ kind: 'create' }, { namespace, at: now(), uuid: entry.uuid }));
  return catalogue.put(unit, entry);
}

function firstIndexes(options: Bson): Omit<IndexSpec, 'id'>[] {
  const expiry = expiryOf(options);
  return [...idIndex(options), ...(expiry === undefined ? [] : [expiryIndex(expiry)])];
}

/**
 * The documents of a capped collection stand in the order in which they came, and those of one with a collation by the code
 * points of their `_id`, so that it needs an index of its own.
 */
function idIndex({ collation, ...options }: Bson): Omit<IndexSpec, 'id'>[] {
  if (isDocument(collation))
    return [{ ...ID_INDEX, ...collated(collation), stated: { ...STATED_ID_INDEX, collation } }];
  return isCapped(options) ? [ID_INDEX] : [];
}

const ID_INDEX: Omit<IndexSpec, 'id'> = {
  name: '_id_',
  fields: [{ path: '_id', direction: 1, kind: 'ordered' }],
  unique: true,
  sparse: false,
  multikey: false,
  building: false,
  stated: STATED_ID_INDEX,
};

/** The measurements of a time series expire as by an index on their time. */
function expiryIndex({ timeField, afterSeconds }: Expiry): Omit<IndexSpec, 'id'> {
  const stated = { key: { [timeField]: 1 }, name: `${timeField}_1`, expireAfterSeconds: afterSeconds };
  return { ...readIndex(stated), multikey: false, building: false };
}

/** Takes a collection away; what it holds is cleared away later, page by page. */
export function dropEntry(unit: Unit, entry: CollectionEntry, { catalogue, now }: ChangeTools): void {
  const { namespace, id, indexes, uuid } = entry;
  catalogue.remove(unit, namespace);
  doom(unit, { id, table: 'documents' });
  for (const index of indexes) doom(unit, { id: index.id, table: 'entries' });
  dropTally(unit, entry);
  unit.record(encodeEvent({ kind: 'drop' }, { namespace, at: now(), uuid }));
}

/**
 * Gives a collection another name; `dropTarget` takes away one that has it.
 *
 * @throws {CommandFailure} NamespaceNotFound, NamespaceExists
 */
export function renameEntry(
  unit: Unit,
  { from, to, dropTarget }: { readonly from: Namespace; readonly to: Namespace; readonly dropTarget: boolean },
  tools: ChangeTools,
): void {
  const { catalogue, now } = tools;
  const entry = catalogue.find(unit, from);
  refuseView(entry);
  if (!entry) throw new CommandFailure('NamespaceNotFound', `Source collection ${namespaceText(from)} does not exist`);
  const target = catalogue.find(unit, to);
  if (target && !dropTarget) throw new CommandFailure('NamespaceExists', 'target namespace exists');
  if (target) dropEntry(unit, target, tools);
  catalogue.remove(unit, from);
  catalogue.put(unit, { ...entry, namespace: to });
  const description = { database: to.database, collection: to.collection };
  unit.record(encodeEvent({ kind: 'rename', description }, { namespace: from, at: now(), uuid: entry.uuid }));
}
