import { type Bson, isDocument } from '../../bson.ts';
import { CommandFailure } from '../../commandFailure.ts';
import { type SortField } from '../../sorting.ts';
import { asDouble, isBsonNumber } from '../../values/bsonTypes.ts';
import { valuesAt } from '../../valuesAt.ts';
import { type Partition } from './partition.ts';

/** From which row to before which one a window reaches, for each row. */
export type Bounds = (partition: Partition, at: number) => { readonly start: number; readonly end: number };

/** @throws {CommandFailure} FailedToParse, 5339902 */
export function compileBounds(window: unknown, sort: readonly SortField[]): Bounds {
  if (window === undefined) return ({ rows }) => ({ start: 0, end: rows.length });
  if (!isDocument(window)) throw new CommandFailure('FailedToParse', "'window' field must be an object");
  const { documents, range } = window;
  if (documents !== undefined) return byPosition(boundsIn('documents', documents));
  if (range === undefined) return ({ rows }) => ({ start: 0, end: rows.length });
  return byValue(boundsIn('range', range), unitMs(window), sort);
}

type Bound = number | 'unbounded' | 'current';

function boundsIn(name: string, stated: unknown): readonly [Bound, Bound] {
  const [low, high] = Array.isArray(stated) ? stated.map(boundOf) : [];
  if (low !== undefined && high !== undefined) return [low, high];
  throw new CommandFailure('FailedToParse', `Window bounds must be a 2-element array: ${name}`);
}

function boundOf(bound: unknown): Bound | undefined {
  if (bound === 'unbounded' || bound === 'current') return bound;
  return isBsonNumber(bound) ? asDouble(bound) : undefined;
}

function byPosition([low, high]: readonly [Bound, Bound]): Bounds {
  return ({ rows }, at) => ({
    start: low === 'unbounded' ? 0 : Math.max(0, at + offset(low)),
    end: high === 'unbounded' ? rows.length : Math.min(rows.length, at + offset(high) + 1),
  });
}

function offset(bound: number | 'current'): number {
  return bound === 'current' ? 0 : bound;
}

/** A month and what is longer have no fixed length and are refused. */
const MS: Readonly<Record<string, number>> = {
  millisecond: 1,
  second: 1000,
  minute: 60_000,
  hour: 3_600_000,
  day: 86_400_000,
  week: 7 * 86_400_000,
};

export function unitMs({ unit }: Bson): number {
  if (unit === undefined) return 1;
  const ms = typeof unit === 'string' ? MS[unit] : undefined;
  if (ms !== undefined) return ms;
  throw new CommandFailure('FailedToParse', 'A window has the unit millisecond, second, minute, hour, day or week');
}

/** By how far the value of the one field of the order lies from that of the row. */
function byValue([low, high]: readonly [Bound, Bound], scale: number, sort: readonly SortField[]): Bounds {
  const [field, ...others] = sort;
  if (!field || others.length > 0)
    throw new CommandFailure(5339902, 'Range-based bounds require sortBy a single field');
  return ({ rows }, at) => {
    const value = numberAt(rows[at], field);
    const distance = (row: Bson): number => field.direction * (numberAt(row, field) - value);
    const [from, to] = [low === 'unbounded' ? -Infinity : offset(low), high === 'unbounded' ? Infinity : offset(high)];
    return {
      start: firstOf(rows, (row) => distance(row) >= from * scale),
      end: firstOf(rows, (row) => distance(row) > to * scale),
    };
  };
}

/** The first row for which something holds that holds for all behind it; their number where it holds for none. */
function firstOf(rows: readonly Bson[], holds: (row: Bson) => boolean): number {
  let [least, most] = [0, rows.length];
  while (least < most) {
    const middle = (least + most) >> 1;
    const row = rows[middle];
    if (row && holds(row)) most = middle;
    else least = middle + 1;
  }
  return least;
}

/** A date as its milliseconds. @throws {CommandFailure} 5429414 */
export function numberAt(row: Bson | undefined, { path }: Pick<SortField, 'path'>): number {
  const [value] = valuesAt(row, path.split('.'));
  if (value instanceof Date) return value.getTime();
  if (isBsonNumber(value)) return asDouble(value);
  throw new CommandFailure(5429414, `Invalid range: Expected the sortBy field to be a number or a date`);
}
