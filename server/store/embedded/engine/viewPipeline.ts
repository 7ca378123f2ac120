import { type Bson } from './bson.ts';
import { type Search } from './finding.ts';

/** A search as the stages that a view adds to its own. */
export function searchStages({ filter, sort = {}, skip = 0, limit = 0 }: Search, projection: Bson = {}): Bson[] {
  const natural = '$natural' in sort;
  return [
    { stage: { $match: filter }, isWanted: !isEmpty(filter) },
    { stage: { $sort: sort }, isWanted: !isEmpty(sort) && !natural },
    { stage: { $skip: skip }, isWanted: skip > 0 },
    { stage: { $limit: limit }, isWanted: limit > 0 },
    { stage: { $project: projection }, isWanted: !isEmpty(projection) },
  ].flatMap(({ stage, isWanted }): Bson[] => (isWanted ? [stage] : []));
}

function isEmpty(document: Bson): boolean {
  return Object.keys(document).length === 0;
}
