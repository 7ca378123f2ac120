import { type Bson, encode } from '../bson.ts';
import { type WritableCollection } from '../changing.ts';
import { CommandFailure } from '../commandFailure.ts';
import { withIdFirst } from '../withId.ts';

/** What becomes of a document that comes and finds none to which it belongs. */
export type WhenNotMatched = (collection: WritableCollection, document: Bson) => void;

/** @throws {CommandFailure} BadValue */
export function notMatchedOf({ whenNotMatched = 'insert' }: Bson): WhenNotMatched {
  return choiceOf(NOT_MATCHED, whenNotMatched, 'whenNotMatched');
}

const NOT_MATCHED: Readonly<Record<string, WhenNotMatched>> = {
  insert(collection, document) {
    collection.insert(withIdFirst(encode(document)));
  },
  discard: () => undefined,
  fail() {
    throw new CommandFailure(
      'MergeStageNoMatchingDocument',
      '$merge could not find a matching document in the target collection for at least one document in the source collection',
    );
  },
};

/** One of the ways that a field of `$merge` offers. @throws {CommandFailure} BadValue */
export function choiceOf<Choice>(choices: Readonly<Record<string, Choice>>, name: unknown, field: string): Choice {
  const choice = typeof name === 'string' && Object.hasOwn(choices, name) ? choices[name] : undefined;
  if (choice) return choice;
  throw new CommandFailure(
    'BadValue',
    `Enumeration value '${String(name)}' for field '$merge.${field}' is not a valid value.`,
  );
}
