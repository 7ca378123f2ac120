import { type Bson, encode } from '../engine/bson.ts';
import { type CollectionEntry } from '../engine/catalogue.ts';
import { compileFilter } from '../engine/matching.ts';
import { type Command, documentField, flagField } from './command.ts';
import { wholeCursorReply } from './cursorReply.ts';

export const listCollections: Command = ({ body, database }, { engine, reading }) => {
  const test = compileFilter(documentField(body, 'filter'));
  const collections = engine.catalogue
    .all(reading)
    .filter(({ namespace }) => namespace.database === database)
    .map(describe)
    .filter((collection) => !test || test(collection));
  const shown = collections.map(({ name, type, ...rest }) =>
    flagField(body, 'nameOnly') ? { name, type } : { name, type, ...rest },
  );
  return wholeCursorReply({ database, collection: '$cmd.listCollections' }, shown.map(encode));
};

function describe({ namespace: { collection }, options, uuid }: CollectionEntry): Bson {
  const isView = 'viewOn' in options;
  return {
    name: collection,
    type: isView ? 'view' : 'collection',
    options,
    info: { readOnly: isView, ...(!isView && { uuid }) },
    ...(!isView && { idIndex: { v: 2, key: { _id: 1 }, name: '_id_' } }),
  };
}
