import { type Bson } from '../engine/bson.ts';
import { CommandFailure } from '../engine/commandFailure.ts';
import { namespaceText } from '../engine/namespace.ts';
import { collectionStatistics, type CollectionStatistics, indexBytesOf, storageStats } from '../engine/statistics.ts';
import { isView, refuseView } from '../engine/views.ts';
import { type Command, namespaceOf, numberField } from './command.ts';

/** How much a collection holds. Sizes are those of what is stored; how much room the file has for them is not told apart. */
export const collStats: Command = async (request, context) => {
  const namespace = namespaceOf(request);
  const entry = context.engine.catalogue.find(context.reading, namespace);
  refuseView(entry);
  const scale = scaleOf(request.body);
  const told = entry
    ? storageStats(entry, await collectionStatistics(context.reading, entry, context.pacer), scale)
    : NOTHING;
  return { ns: namespaceText(namespace), ...told, scaleFactor: scale };
};

const NOTHING = { size: 0, count: 0, storageSize: 0, totalSize: 0, nindexes: 0, totalIndexSize: 0, indexSizes: {} };

/** How much all collections of a database hold. */
export const dbStats: Command = async ({ body, database }, { engine, reading, pacer }) => {
  const entries = engine.catalogue.all(reading).filter(({ namespace }) => namespace.database === database);
  const scale = scaleOf(body);
  const all: CollectionStatistics[] = [];
  for (const entry of entries) if (!isView(entry)) all.push(await collectionStatistics(reading, entry, pacer));
  const documents = total(all, (one) => one.documents);
  const bytes = total(all, (one) => one.bytes);
  const indexBytes = total(all, (one) => indexBytesOf(one));
  return {
    db: database,
    collections: all.length,
    views: entries.length - all.length,
    objects: documents,
    avgObjSize: documents > 0 ? bytes / documents : 0,
    dataSize: bytes / scale,
    storageSize: bytes / scale,
    indexes: total(all, (one) => Object.keys(one.indexBytes).length),
    indexSize: indexBytes / scale,
    totalSize: (bytes + indexBytes) / scale,
    scaleFactor: scale,
  };
};

function scaleOf(body: Bson): number {
  const scale = numberField(body, 'scale') ?? 1;
  if (scale >= 1) return Math.floor(scale);
  throw new CommandFailure('BadValue', "BSON field 'scale' value must be >= 1");
}

function total<Part>(parts: readonly Part[], of: (part: Part) => number): number {
  return parts.reduce((sum, part) => sum + of(part), 0);
}
