import { type Bson, encode } from '../engine/bson.ts';
import { compileFilter } from '../engine/matching.ts';
import { type Command, documentField, flagField } from './command.ts';
import { wholeCursorReply } from './cursorReply.ts';

export const listCollections: Command = ({ body, database }, { engine }) => {
  const test = compileFilter(documentField(body, 'filter'));
  const collections = engine.catalogue
    .all()
    .filter(({ namespace }) => namespace.database === database)
    .map(({ namespace }) => describe(namespace.collection))
    .filter((collection) => !test || test(collection));
  const shown = collections.map(({ name, type, ...rest }) =>
    flagField(body, 'nameOnly') ? { name, type } : { name, type, ...rest },
  );
  return wholeCursorReply({ database, collection: '$cmd.listCollections' }, shown.map(encode));
};

function describe(name: string): Bson {
  return {
    name,
    type: 'collection',
    options: {},
    info: { readOnly: false },
    idIndex: { v: 2, key: { _id: 1 }, name: '_id_' },
  };
}
