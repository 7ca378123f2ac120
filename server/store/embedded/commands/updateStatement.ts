import { type Bson, isDocument } from '../engine/bson.ts';
import { CommandFailure } from '../engine/commandFailure.ts';
import { checkUpdate, hasOperators, isPipeline, type Update } from '../engine/updating.ts';
import { type TextOrder } from '../engine/values/text.ts';

/** Reads what an update asks for; a replacement must not be mixed with operators, nor be asked of many documents. */
export function readUpdate(stated: {
  readonly filter: Bson;
  readonly change: unknown;
  readonly multi: boolean;
  readonly arrayFilters?: unknown;
  readonly variables: Bson;
  readonly texts: TextOrder | undefined;
  readonly now: () => Date;
}): Update {
  const { filter, multi, arrayFilters, variables, texts, now } = stated;
  const change = readChange(stated.change, multi);
  const update = {
    filter,
    change,
    now,
    variables,
    texts,
    ...(arrayFilters !== undefined && { arrayFilters: readArrayFilters(arrayFilters, change) }),
  };
  checkUpdate(update);
  return update;
}

function readChange(change: unknown, multi: boolean): Bson | readonly Bson[] {
  if (Array.isArray(change)) {
    if (change.every(isDocument)) return change;
    throw new CommandFailure('TypeMismatch', 'Each element of the pipeline array must be an object');
  }
  if (!isDocument(change))
    throw new CommandFailure('FailedToParse', 'Update argument must be either an object or an array');
  if (hasOperators(change)) return change;
  if (multi) throw new CommandFailure('FailedToParse', 'multi update is not supported for replacement-style update');
  checkReplacement(change);
  return change;
}

function checkReplacement(change: Bson): void {
  const operator = Object.keys(change).find((name) => name.startsWith('$'));
  if (operator === undefined) return;
  throw new CommandFailure(
    'DollarPrefixedFieldName',
    `The dollar ($) prefixed field '${operator}' in '${operator}' is not allowed in the context of an update's replacement document. Consider using an aggregation pipeline with $replaceWith.`,
  );
}

function readArrayFilters(arrayFilters: unknown, change: Bson | readonly Bson[]): readonly Bson[] {
  if (!Array.isArray(arrayFilters) || !arrayFilters.every(isDocument))
    throw new CommandFailure('TypeMismatch', "Field 'arrayFilters' must be an array of objects");
  if (isPipeline(change))
    throw new CommandFailure('FailedToParse', 'Cannot specify arrayFilters and a pipeline update');
  return arrayFilters;
}
