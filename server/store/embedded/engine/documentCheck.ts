import { type Bson, decodeTyped } from './bson.ts';
import { type CollectionEntry } from './catalogue.ts';
import { storedCollation } from './collation/collation.ts';
import { compileValidator, type Validate } from './validator.ts';

/** Refuses documents that the validator of their collection does not allow; `before` is the document that is changed. */
export type DocumentCheck = (bytes: Uint8Array, before?: Uint8Array) => void;

/**
 * The check of a collection; undefined where all documents are allowed.
 *
 * @throws {CommandFailure} DocumentValidationFailure from the check
 */
export function documentCheck({ options }: Pick<CollectionEntry, 'options'>): DocumentCheck | undefined {
  const validate = compiled(options);
  return (
    validate &&
    ((bytes, before) => {
      validate(decodeTyped(bytes), before && decodeTyped(before));
    })
  );
}

const compiledByOptions = new WeakMap<Bson, { readonly validate: Validate | undefined }>();

/** Once for the options that the catalogue holds. */
function compiled(options: Bson): Validate | undefined {
  const known = compiledByOptions.get(options) ?? {
    validate: compileValidator(options, storedCollation(options['collation'])?.texts),
  };
  compiledByOptions.set(options, known);
  return known.validate;
}
