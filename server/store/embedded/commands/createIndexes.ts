import { type Bson, without } from '../engine/bson.ts';
import { buildAtOnce, buildIndexes, type Building } from '../engine/building.ts';
import { type CollectionEntry } from '../engine/catalogue.ts';
import { type Collation, readCollation, storedCollation } from '../engine/collation/collation.ts';
import { CommandFailure } from '../engine/commandFailure.ts';
import { readIndex, sameDefinition } from '../engine/indexDefinition.ts';
import { type IndexSpec } from '../engine/indexSpec.ts';
import { isTextIndex } from '../engine/text/textIndex.ts';
import { refuseSecondTextIndex } from '../engine/text/textSpec.ts';
import { type Unit } from '../engine/unit.ts';
import { type WireRequest } from '../wire/message.ts';
import { type Command, type CommandContext, documentsField, namespaceOf } from './command.ts';

/** On a collection that is in use, indexes are built while it goes on being used; the answer comes when they are ready. */
export const createIndexes: Command = async (request, context) => {
  const { engine, transaction } = context;
  const { reply, building } = await context.write((unit) => {
    const begun = begin(request, context, unit);
    if (transaction) buildAtOnce(unit, engine.catalogue, begun.building);
    return begun;
  });
  if (!transaction && building.indexIds.size > 0) await buildIndexes(engine, building);
  return reply;
};

function begin(
  request: WireRequest,
  { engine }: CommandContext,
  unit: Unit,
): { readonly reply: Bson; readonly building: Building } {
  const { catalogue } = engine;
  const namespace = namespaceOf(request);
  const existed = catalogue.find(unit, namespace) !== undefined;
  const { entry } = engine.ensure(unit, namespace);
  const added = newIndexes(entry, documentsField(request.body, 'indexes')).map((index) => ({
    ...index,
    id: catalogue.nextId(),
    multikey: false,
    building: true,
  }));
  if (added.length > 0) catalogue.put(unit, { ...entry, indexes: [...entry.indexes, ...added] });
  const before = indexCount(entry.indexes);
  return {
    reply: {
      numIndexesBefore: before,
      numIndexesAfter: before + added.length,
      createdCollectionAutomatically: !existed,
      ...(added.length === 0 && { note: 'all indexes already exist' }),
    },
    building: { collectionId: entry.id, indexIds: new Set(added.map(({ id }) => id)) },
  };
}

/** With the one of `_id`, which every collection has. */
export function indexCount(indexes: readonly IndexSpec[]): number {
  return indexes.filter(({ name }) => name !== '_id_').length + 1;
}

type WantedIndex = ReturnType<typeof readIndex>;

/** Those that do not exist yet as they are asked for. */
function newIndexes({ indexes, options }: CollectionEntry, stated: readonly Bson[]): WantedIndex[] {
  const usual = storedCollation(options['collation']);
  return stated.reduce<WantedIndex[]>((sofar, one) => {
    const wanted = newIndex(one, [...indexes, ...sofar], usual);
    return wanted ? [...sofar, wanted] : sofar;
  }, []);
}

/** `undefined` where the index exists as it is asked for, and always for the one of `_id`. */
function newIndex(
  stated: Bson,
  existing: readonly WantedIndex[],
  usual: Collation | undefined,
): WantedIndex | undefined {
  const wanted = readIndex(withCollation(stated, usual));
  if (wanted.fields.length === 1 && wanted.fields[0]?.path === '_id') return undefined;
  const sameName = existing.find(({ name }) => name === wanted.name);
  if (sameName) {
    if (sameDefinition(sameName, wanted)) return undefined;
    throw conflict(sameName, wanted);
  }
  refuseTwin(wanted, existing);
  return wanted;
}

/** The same index under another name, or a second one of words. */
function refuseTwin(wanted: WantedIndex, existing: readonly WantedIndex[]): void {
  const isText = isTextIndex(wanted);
  const twin = existing.find((other) => hasSameKey(other, wanted) && (isText || sameDefinition(other, wanted)));
  if (twin) throw optionsConflict(twin, wanted);
  const otherText = isText && existing.find(isTextIndex);
  if (otherText) refuseSecondTextIndex(otherText.name);
}

function conflict(existing: WantedIndex, wanted: WantedIndex): CommandFailure {
  const isAlike = hasSameKey(existing, wanted) && hasSameCollation(existing, wanted);
  return isAlike ? optionsConflict(existing, wanted) : specsConflict(wanted);
}

function hasSameKey(one: Pick<IndexSpec, 'fields'>, other: Pick<IndexSpec, 'fields'>): boolean {
  return JSON.stringify(one.fields) === JSON.stringify(other.fields);
}

/** An index says in full how texts compare in it: as it is stated, else as in its collection. */
function withCollation(stated: Bson, usual: Collation | undefined): Bson {
  const collation = stated['collation'] === undefined ? usual : readCollation(stated['collation']);
  return { ...without(stated, ['collation']), ...(collation && { collation: collation.stated }) };
}

function hasSameCollation(one: WantedIndex, other: WantedIndex): boolean {
  return storedCollation(one.collation) === storedCollation(other.collation);
}

function optionsConflict(existing: { readonly name: string }, wanted: { readonly name: string }): CommandFailure {
  return new CommandFailure(
    'IndexOptionsConflict',
    `An equivalent index already exists with the name ${existing.name} and other options than those requested for ${wanted.name}.`,
  );
}

function specsConflict({ name }: { readonly name: string }): CommandFailure {
  return new CommandFailure(
    'IndexKeySpecsConflict',
    `An existing index has the same name as the requested index: ${name}.`,
  );
}
