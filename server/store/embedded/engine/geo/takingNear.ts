import { type Bson, isDocument, without } from '../bson.ts';
import { CommandFailure } from '../commandFailure.ts';
import { type Near, NEAR_OPERATORS, NEAR_WORDS, readNear } from './readingNear.ts';

/** A filter without what asks for the nearest. */
export interface NearFilter {
  readonly near?: Near;
  readonly rest: Bson;
}

/**
 * Takes `$near` and `$nearSphere` out of a filter (plain numbers), from its top or from within `$and`.
 * @throws {CommandFailure} BadValue where there are several, or one elsewhere
 */
export function takeNear(filter: Bson): NearFilter {
  if (!mentionsNear(filter)) return { rest: filter };
  const taken = Object.entries(filter).map(takeFrom);
  const [near, ...others] = taken.flatMap(({ nears }) => nears);
  if (others.length > 0) throw new CommandFailure('BadValue', 'Too many geoNear expressions');
  return { ...(near && { near }), rest: Object.fromEntries(taken.flatMap(({ rest }) => rest)) };
}

/** Refuses what asks for the nearest where it may not stand at all. @throws {CommandFailure} 5626500 */
export function refuseNear(filter: Bson): void {
  if (mentionsNear(filter))
    throw new CommandFailure(5626500, '$geoNear, $near, and $nearSphere are not allowed in this context');
}

interface Taken {
  readonly nears: readonly Near[];
  readonly rest: readonly (readonly [string, unknown])[];
}

function takeFrom([path, condition]: readonly [string, unknown]): Taken {
  if (path === '$and' && Array.isArray(condition)) return takeFromAll(condition);
  if (path.startsWith('$') || !asksNear(condition)) {
    if (mentionsNear(condition)) throw new CommandFailure('BadValue', 'geo $near must be top-level expr');
    return { nears: [], rest: [[path, condition]] };
  }
  const others = without(condition, NEAR_WORDS);
  return { nears: [readNear(path, condition)], rest: Object.keys(others).length > 0 ? [[path, others]] : [] };
}

function takeFromAll(parts: readonly unknown[]): Taken {
  const taken = parts.map((part) => (isDocument(part) ? takeNear(part) : { rest: part }));
  return {
    nears: taken.flatMap((part) => ('near' in part ? [part.near] : [])),
    rest: [['$and', taken.map(({ rest }) => rest)]],
  };
}

function asksNear(condition: unknown): condition is Bson {
  return isDocument(condition) && NEAR_OPERATORS.some((name) => Object.hasOwn(condition, name));
}

function mentionsNear(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(mentionsNear);
  if (!isDocument(value)) return false;
  return asksNear(value) || Object.values(value).some(mentionsNear);
}
