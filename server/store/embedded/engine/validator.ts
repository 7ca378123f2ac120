import { type Bson, isDocument, plainDocument } from './bson.ts';
import { CommandFailure } from './commandFailure.ts';
import { compileFilter } from './matching.ts';
import { isOperatorName } from './query/comparisonOperators.ts';
import { fieldOf } from './query/reaching.ts';
import { schemaFaults } from './query/schema/schema.ts';
import { type TextOrder } from './values/text.ts';

/** What a collection demands of its documents, as `create` and `collMod` state it. */
export interface ValidatorOptions {
  readonly validator?: unknown;
  readonly validationLevel?: unknown;
  readonly validationAction?: unknown;
}

/**
 * Refuses a document (with its BSON types) that does not satisfy the validator. With the level `moderate`, one that
 * did not satisfy it before either is let pass.
 * @throws {CommandFailure} DocumentValidationFailure
 */
export type Validate = (document: Bson, before?: Bson) => void;

/** Compiles a validator; `undefined` where it demands nothing. @throws {CommandFailure} where it is none that MongoDB takes */
export function compileValidator(
  { validator, validationLevel, validationAction }: ValidatorOptions,
  texts?: TextOrder,
): Validate | undefined {
  if (!isDocument(validator) || Object.keys(validator).length === 0) return undefined;
  const test = compileFilter(plainDocument(validator), undefined, texts);
  if (!test || validationLevel === 'off' || validationAction === 'warn') return undefined;
  const isModerate = validationLevel === 'moderate';
  return (document, before) => {
    if (test(document) || (isModerate && before && !test(before))) return;
    throw new CommandFailure('DocumentValidationFailure', 'Document failed validation', {
      errInfo: { failingDocumentId: document['_id'], details: detailsOf(validator, document) },
    });
  };
}

/** Why a document does not match, as far as MongoDB tells it: by the part of the filter that fails. */
function detailsOf(filter: Bson, document: Bson): Bson {
  const failing = Object.entries(filter).flatMap(([name, operand], index) =>
    matches({ [name]: operand }, document) ? [] : [{ index, details: detailsOfPart(name, operand, document) }],
  );
  const [only] = failing;
  if (only && Object.keys(filter).length === 1) return only.details;
  return { operatorName: '$and', clausesNotSatisfied: failing };
}

function detailsOfPart(name: string, operand: unknown, document: Bson): Bson {
  if (name === '$jsonSchema') return { operatorName: name, schemaRulesNotSatisfied: schemaFaults(operand)(document) };
  if (Array.isArray(operand) && LOGICAL.has(name)) return detailsOfBranches(name, operand.filter(isDocument), document);
  if (isOperatorName(name))
    return { operatorName: name, specifiedAs: { [name]: operand }, reason: 'expression did not match' };
  return detailsOfField(name, operand, document);
}

const LOGICAL = new Set(['$and', '$or', '$nor']);

function detailsOfBranches(name: string, branches: readonly Bson[], document: Bson): Bson {
  const isDenial = name === '$nor';
  const failing = branches.flatMap((branch, index) => {
    if (matches(branch, document) !== isDenial) return [];
    return [{ index, details: isDenial ? { operatorName: name, specifiedAs: branch } : detailsOf(branch, document) }];
  });
  return { operatorName: name, [isDenial ? 'clausesSatisfied' : 'clausesNotSatisfied']: failing };
}

function detailsOfField(path: string, operand: unknown, document: Bson): Bson {
  const operators = isDocument(operand) && isOperatorName(Object.keys(operand)[0] ?? '') ? operand : { $eq: operand };
  const failing = Object.entries(operators)
    .filter(([name]) => name !== '$options')
    .find(([name, bound]) => !matches({ [path]: { [name]: bound } }, document));
  const [operatorName = '$regex'] = failing ?? [];
  const consideredValue = path.split('.').reduce<unknown>(fieldOf, document);
  const shared = { operatorName, specifiedAs: { [path]: operand } };
  return consideredValue === undefined
    ? { ...shared, reason: 'field was missing' }
    : { ...shared, reason: REASONS[operatorName] ?? 'comparison failed', consideredValue };
}

const REASONS: Readonly<Record<string, string>> = {
  $regex: 'regular expression did not match',
  $in: 'no matching value found in array',
  $nin: 'matching value found in array',
  $type: 'type did not match',
  $exists: 'path does exist',
  $size: 'array length was not equal to given size',
  $elemMatch: 'array did not satisfy the child predicate',
};

function matches(filter: Bson, document: Bson): boolean {
  return compileFilter(plainDocument(filter))?.(document) ?? true;
}
