import { type Bson } from '../engine/bson.ts';
import { type CollectionEntry } from '../engine/catalogue.ts';
import { statedIndexes } from '../engine/indexDefinition.ts';
import { compileFilter } from '../engine/matching.ts';
import { isView } from '../engine/views.ts';
import { type Command, documentField, flagField } from './command.ts';
import { cursorOf } from './cursorOf.ts';

export const listCollections: Command = ({ body, database }, context) => {
  const test = compileFilter(documentField(body, 'filter'));
  const collections = context.engine.catalogue
    .all(context.reading)
    .filter(({ namespace }) => namespace.database === database)
    .map(describe)
    .filter((collection) => !test || test(collection));
  const documents = collections.map(({ name, type, ...rest }) =>
    flagField(body, 'nameOnly') ? { name, type } : { name, type, ...rest },
  );
  return cursorOf(context, body, { namespace: { database, collection: '$cmd.listCollections' }, documents });
};

function describe(entry: CollectionEntry): Bson {
  const { namespace, options, uuid, indexes } = entry;
  const { collection: name } = namespace;
  if (isView(entry)) return { name, type: 'view', options, info: { readOnly: true } };
  return {
    name,
    type: 'timeseries' in options ? 'timeseries' : 'collection',
    options,
    info: { readOnly: false, uuid },
    idIndex: statedIndexes(indexes)[0],
  };
}
