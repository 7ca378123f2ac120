import { type Bson, isDocument } from '../engine/bson.ts';
import { type CollectionEntry } from '../engine/catalogue.ts';
import { checkValidation } from '../engine/collectionOptions.ts';
import { CommandFailure } from '../engine/commandFailure.ts';
import { namespaceText } from '../engine/namespace.ts';
import { isView } from '../engine/views.ts';
import { changeIndex } from './changeIndex.ts';
import { type Command, namespaceOf } from './command.ts';
import { checkValidator } from './create.ts';

/** Changes the options of a collection, one of its indexes, or what a view shows. */
export const collMod: Command = (request, { engine, write }) =>
  write((unit) => {
    const namespace = namespaceOf(request);
    const entry = engine.catalogue.find(unit, namespace);
    if (!entry) throw new CommandFailure('NamespaceNotFound', `ns does not exist: ${namespaceText(namespace)}`);
    const { index } = request.body;
    const options = { ...entry.options, ...newOptions(entry, request.body) };
    const { indexes, told } = isDocument(index) ? changeIndex(entry, index) : { indexes: entry.indexes, told: {} };
    engine.catalogue.put(unit, { ...entry, options, indexes });
    return told;
  });

const OF_COLLECTION = [
  'validator',
  'validationLevel',
  'validationAction',
  'changeStreamPreAndPostImages',
  'timeseries',
];
const OF_VIEW = ['viewOn', 'pipeline'];
/** The bounds of a capped collection, by the names that `create` has for them. */
const OF_CAPPED = { size: 'cappedSize', max: 'cappedMax' } as const;

function newOptions(entry: CollectionEntry, body: Bson): Bson {
  if (isView(entry)) return only(body, OF_VIEW);
  const wrong = OF_VIEW.find((name) => name in body);
  if (wrong !== undefined)
    throw new CommandFailure(
      'InvalidOptions',
      `${namespaceText(entry.namespace)} is not a view, so it has no ${wrong}`,
    );
  if ('expireAfterSeconds' in body)
    throw new CommandFailure(
      'CommandNotSupported',
      'The embedded store changes the expiry of a time series by that of the index on its time.',
    );
  const options = only(body, OF_COLLECTION);
  checkValidation(options);
  checkValidator(options);
  const bounds = Object.entries(OF_CAPPED).filter(([, name]) => name in body);
  return { ...options, ...Object.fromEntries(bounds.map(([option, name]) => [option, body[name]])) };
}

function only(body: Bson, names: readonly string[]): Bson {
  return Object.fromEntries(names.filter((name) => name in body).map((name) => [name, body[name]]));
}
