import { type Bson } from './bson.ts';
import { CommandFailure } from './commandFailure.ts';
import { type OrderedField } from './indexSpec.ts';
import { type Namespace, namespaceText } from './namespace.ts';
import { shown } from './values/shown.ts';
import { valuesAt } from './valuesAt.ts';

/** The refusal of a document whose value in a unique index another one has, in MongoDB's words, which mongoose and others read. */
export function duplicateKey(
  namespace: Namespace,
  { name, fields }: { readonly name: string; readonly fields: readonly OrderedField[] },
  document: Bson,
): CommandFailure {
  const keyPattern = Object.fromEntries(fields.map(({ path, direction }) => [path, direction]));
  const keyValue = Object.fromEntries(fields.map(({ path }) => [path, valuesAt(document, path.split('.'))[0] ?? null]));
  const values = Object.entries(keyValue).map(([path, value]) => `${path}: ${shown(value)}`);
  return new CommandFailure(
    'DuplicateKey',
    `E11000 duplicate key error collection: ${namespaceText(namespace)} index: ${name} dup key: { ${values.join(', ')} }`,
    { keyPattern, keyValue },
  );
}

/** The index that every collection has. */
export const ID_INDEX = { name: '_id_', fields: [{ path: '_id', direction: 1 }] } as const;
