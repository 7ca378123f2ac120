import { Double } from 'bson';
import { type Bson, isDocument } from '../bson.ts';
import { CommandFailure } from '../commandFailure.ts';

/**
 * The field under which a found document carries its score while a query goes on. No document of a client has it, as
 * the names of BSON fields have no zero bytes, and none may be sent with it.
 */
export const TEXT_SCORE = '\0textScore';

/** Whether a value of a projection or a sort is `{ $meta: 'textScore' }`. */
function isTextScore(value: unknown): boolean {
  return isDocument(value) && value['$meta'] === 'textScore';
}

/** Whether a projection, a sort or a pipeline asks for the score anywhere. */
export function asksForTextScore(value: unknown): boolean {
  if (isTextScore(value)) return true;
  if (Array.isArray(value)) return value.some(asksForTextScore);
  return isDocument(value) && Object.values(value).some(asksForTextScore);
}

/** The failure of a query that asks for the score and has no `$text`. */
export function textScoreMissing(): CommandFailure {
  return new CommandFailure(40218, 'query requires text score metadata, but it is not available');
}

/** A sort by plain fields: the score is one of them, the best first. */
export function sortByTextScore(sort: Bson): Bson {
  return Object.fromEntries(
    Object.entries(sort).map(([path, order]) => (isTextScore(order) ? [TEXT_SCORE, -1] : [path, order])),
  );
}

/** The projection of a `find` without the fields that show the score, and their names. */
export function splitTextScore(projection: Bson): { readonly rest: Bson; readonly scoreFields: readonly string[] } {
  const entries = Object.entries(projection);
  return {
    rest: Object.fromEntries(entries.filter(([, value]) => !isTextScore(value))),
    scoreFields: entries.filter(([, value]) => isTextScore(value)).map(([name]) => name),
  };
}

/** A projected document with its score in these fields, which is a double as in MongoDB. */
export function withTextScore(document: Bson, scoreFields: readonly string[], score: number): Bson {
  return { ...document, ...Object.fromEntries(scoreFields.map((name) => [name, new Double(score)])) };
}

/**
 * The stages after the `$match` with `$text`, with the score read from the documents' own field; stages that choose
 * fields let it pass, and the last one takes it away. Documents must come in with `TEXT_SCORE`.
 */
export function textScoreStages(stages: readonly Bson[]): Bson[] {
  return [...stages.map(stageWithScore), { $unset: TEXT_SCORE }];
}

function stageWithScore(stage: Bson): Bson {
  const { $sort, $project } = stage;
  if (isDocument($sort)) return { $sort: sortByTextScore($sort) };
  if (isDocument($project)) return { $project: projectWithScore($project) };
  const read = readingScore(stage);
  return isDocument(read) ? read : stage;
}

function projectWithScore(projection: Bson): Bson {
  const read = readingScore(projection);
  const rest = isDocument(read) ? read : projection;
  const isExclusion = Object.entries(rest).every(([path, value]) => path === '_id' || value === 0 || value === false);
  return isExclusion ? rest : { ...rest, [TEXT_SCORE]: 1 };
}

function readingScore(value: unknown): unknown {
  if (isTextScore(value)) return `$${TEXT_SCORE}`;
  if (Array.isArray(value)) return value.map(readingScore);
  if (!isDocument(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, readingScore(part)]));
}
