import { type Bson, isDocument, plainDocument } from '../engine/bson.ts';
import { CommandFailure } from '../engine/commandFailure.ts';
import { refuseCollation } from './collation.ts';
import { hasOperators, type Update } from '../engine/updating.ts';

/** Reads what an update asks for; a replacement must not be mixed with operators, nor be asked of many documents. */
export function readUpdate(stated: {
  readonly filter: Bson;
  readonly change: unknown;
  readonly multi: boolean;
  readonly arrayFilters?: unknown;
  readonly let?: unknown;
  readonly collation?: unknown;
}): Update {
  const { filter, change, multi, arrayFilters, let: variables } = stated;
  refuseCollation(stated);
  return {
    filter,
    change: readChange(change, multi),
    ...(Array.isArray(arrayFilters) && { arrayFilters: arrayFilters.filter(isDocument) }),
    ...(isDocument(variables) && { variables: plainDocument(variables) }),
  };
}

function readChange(change: unknown, multi: boolean): Bson | readonly Bson[] {
  if (Array.isArray(change) && change.every(isDocument)) return change;
  if (!isDocument(change))
    throw new CommandFailure('TypeMismatch', 'An update must be an object or an array of objects');
  checkOperators(change);
  if (multi && !hasOperators(change))
    throw new CommandFailure('FailedToParse', 'multi update is not supported for replacement-style update');
  checkConflicts(change);
  return change;
}

function checkOperators(change: Bson): void {
  const operators = Object.keys(change).filter((key) => key.startsWith('$'));
  if (operators.length > 0 && operators.length < Object.keys(change).length)
    throw new CommandFailure('FailedToParse', 'An update must not mix operators with fields');
  const unknown = operators.find((operator) => !OPERATORS.has(operator));
  if (unknown !== undefined) throw new CommandFailure('FailedToParse', `Unknown modifier: ${unknown}`);
}

const OPERATORS = new Set([
  '$addToSet',
  '$bit',
  '$currentDate',
  '$inc',
  '$max',
  '$min',
  '$mul',
  '$pop',
  '$pull',
  '$pullAll',
  '$push',
  '$rename',
  '$set',
  '$setOnInsert',
  '$unset',
]);

/** Two operators must not write the same path, nor one a path within another's. */
function checkConflicts(change: Bson): void {
  const paths = Object.values(change).flatMap((fields) => (isDocument(fields) ? Object.keys(fields) : []));
  if (!hasOperators(change)) return;
  for (const [at, path] of paths.entries()) {
    const other = paths.find(
      (candidate, index) => index !== at && (candidate === path || candidate.startsWith(`${path}.`)),
    );
    if (other !== undefined)
      throw new CommandFailure(
        'ConflictingUpdateOperators',
        `Updating the path '${other}' would create a conflict at '${path}'`,
      );
  }
}
