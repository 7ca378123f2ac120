import { type Bson, isDocument, plainDocument } from '../bson.ts';
import { type Search } from '../finding.ts';
import { refuseNear } from '../geo/takingNear.ts';
import { asInteger } from '../values/bsonTypes.ts';
import { checkText } from './leadingText.ts';
import { type StatedStage } from './stageNames.ts';

/** What of a pipeline is a search of the collection, which indexes may serve, and what remains. */
export interface Led {
  readonly search: Search;
  readonly rest: readonly StatedStage[];
}

/**
 * `$match` (several are one), `$sort`, `$skip` and `$limit` in this order are a search.
 * @throws {CommandFailure} 5626500, and as `checkText`
 */
export function leadingSearch(stages: readonly StatedStage[]): Led {
  checkText(stages);
  let rest = stages;
  const taken = <Operand>(name: string, read: (operand: unknown) => Operand | undefined): Operand | undefined => {
    const operand = rest[0]?.name === name ? read(rest[0].operand) : undefined;
    if (operand !== undefined) rest = rest.slice(1);
    return operand;
  };
  const filters: Bson[] = [];
  for (let filter = taken('$match', plainOf); filter; filter = taken('$match', plainOf)) filters.push(filter);
  for (const filter of filters) refuseNear(filter);
  const sort = taken('$sort', orderOf);
  const skip = taken('$skip', (operand) => count(operand, 0));
  const limit = taken('$limit', (operand) => count(operand, 1));
  const [filter = {}, ...more] = filters;
  return {
    search: {
      filter: more.length > 0 ? { $and: filters } : filter,
      ...(sort && { sort }),
      ...(skip !== undefined && { skip }),
      ...(limit !== undefined && { limit }),
    },
    rest,
  };
}

function plainOf(operand: unknown): Bson | undefined {
  return isDocument(operand) ? plainDocument(operand) : undefined;
}

function orderOf(operand: unknown): Bson | undefined {
  return isDocument(operand) && Object.keys(operand).length > 0 ? plainDocument(operand) : undefined;
}

function count(operand: unknown, least: number): number | undefined {
  const whole = asInteger(operand);
  return whole !== undefined && whole >= BigInt(least) ? Number(whole) : undefined;
}
