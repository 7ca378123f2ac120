import { type Bson } from './bson.ts';
import { CommandFailure } from './commandFailure.ts';
import { type Near } from './geo/readingNear.ts';
import { takeNear } from './geo/takingNear.ts';
import { takeText } from './text/findingText.ts';

/** A filter without what an index alone can answer. */
export interface Taken {
  readonly near?: Near;
  readonly text?: Bson;
  readonly rest: Bson;
}

/**
 * Takes `$near`, `$nearSphere` and `$text` out of a filter (plain numbers), from its top or from within `$and`.
 * @throws {CommandFailure} BadValue where there are several, or one elsewhere
 */
export function takeSpecial(filter: Bson): Taken {
  const { near, rest: withoutNear } = takeNear(filter);
  const { expression, rest } = takeText(withoutNear);
  if (near && expression) throw new CommandFailure('BadValue', 'text and geoNear not allowed in same query');
  return { ...(near && { near }), ...(expression && { text: expression }), rest };
}
