import { type Bson } from '../engine/bson.ts';
import { readIndex, sameDefinition } from '../engine/indexDefinition.ts';
import { CommandFailure } from '../engine/commandFailure.ts';
import { type IndexSpec } from '../engine/indexSpec.ts';
import { type Command, documentsField, namespaceOf } from './command.ts';
import { openCollection } from '../engine/collection.ts';

export const createIndexes: Command = (request, { engine }) =>
  engine.transaction(() => {
    const namespace = namespaceOf(request);
    const existed = engine.find(namespace) !== undefined;
    const { entry } = engine.ensure(namespace);
    const added = documentsField(request.body, 'indexes').reduce<IndexSpec[]>((sofar, stated) => {
      const wanted = newIndex(stated, [...entry.indexes, ...sofar]);
      return wanted ? [...sofar, { ...wanted, id: engine.catalogue.nextId() }] : sofar;
    }, []);
    const collection = openCollection(
      engine.disk,
      engine.catalogue.setIndexes(namespace, [...entry.indexes, ...added]),
    );
    for (const index of added) collection.build(index);
    return {
      numIndexesBefore: entry.indexes.length + 1,
      numIndexesAfter: entry.indexes.length + 1 + added.length,
      createdCollectionAutomatically: !existed,
      ...(added.length === 0 && { note: 'all indexes already exist' }),
    };
  });

/** `undefined` where the index exists as it is asked for, and always for the one of `_id`. */
function newIndex(stated: Bson, existing: readonly IndexSpec[]): Omit<IndexSpec, 'id'> | undefined {
  const wanted = readIndex(stated);
  if (wanted.fields.length === 1 && wanted.fields[0]?.path === '_id') return undefined;
  const sameName = existing.find(({ name }) => name === wanted.name);
  if (sameName) {
    if (sameDefinition(sameName, wanted)) return undefined;
    throw hasSameKey(sameName, wanted) ? optionsConflict(sameName, wanted) : specsConflict(wanted);
  }
  const twin = existing.find((other) => hasSameKey(other, wanted) && sameDefinition(other, wanted));
  if (twin) throw optionsConflict(twin, wanted);
  return wanted;
}

function hasSameKey(one: Pick<IndexSpec, 'fields'>, other: Pick<IndexSpec, 'fields'>): boolean {
  return JSON.stringify(one.fields) === JSON.stringify(other.fields);
}

function optionsConflict(existing: IndexSpec, wanted: { readonly name: string }): CommandFailure {
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
