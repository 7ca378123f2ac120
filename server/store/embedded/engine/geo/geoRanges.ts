import { type KeyRange } from '../../disk/disk.ts';
import { type Bson, isDocument } from '../bson.ts';
import { type Collection } from '../collection.ts';
import { type Constraint } from '../constraints.ts';
import { type IndexSpec } from '../indexSpec.ts';
import { after } from '../orderedKey.ts';
import { type Served } from '../ranges.ts';
import { around, type Cell, cellKey, keysWithin } from './cells.ts';
import { covering } from './covering.ts';
import { boundsOf, isGeoField } from './geoIndex.ts';
import { equalFields, prefixes } from './geoPrefixes.ts';
import { degreeGrid, planeGrid, SPHERE_GRID } from './grid.ts';
import { isRegionOperator, readRegion } from './readingRegion.ts';
import { type Span } from './region.ts';

/** Where the values of one path must lie. */
interface GeoDemand {
  readonly path: string;
  readonly span: Span;
}

/** What a filter (plain numbers) demands of places, at its top or in `$and`. */
function demandsOf(filter: Bson): GeoDemand[] {
  return Object.entries(filter).flatMap(([path, condition]) => {
    if (path === '$and' && Array.isArray(condition)) return condition.filter(isDocument).flatMap(demandsOf);
    if (path.startsWith('$') || !isDocument(condition)) return [];
    return Object.entries(condition).flatMap(([operator, operand]) =>
      isRegionOperator(operator) ? [{ path, span: readRegion(operator, operand).span }] : [],
    );
  });
}

/** The ranges of an index of places in which everything lies that a filter may mean; `undefined` where it does not serve. */
export function geoRanges(
  collection: Collection,
  index: IndexSpec,
  { filter, constraints }: { readonly filter: Bson; readonly constraints: ReadonlyMap<string, Constraint> },
): Served | undefined {
  for (const { path, span } of demandsOf(filter)) {
    const at = index.fields.findIndex((field) => isGeoField(field) && field.path === path);
    const cells = at < 0 ? undefined : cellsFor(index, at, span);
    if (!cells) continue;
    const asked = { collection, index, at, constraints };
    const beginnings = several(prefixes(asked));
    if (!beginnings) continue;
    const ranges = beginnings.flatMap((prefix) => rangesOf(cells, prefix));
    return { ranges, worth: equalFields(asked) + WORTH };
  }
  return undefined;
}

/** More than what is only bounded, less than what is equal to something. */
const WORTH = 0.75;

/** All of them, unless there are so many that reading everything is as good. */
function several(beginnings: Iterable<Buffer>): Buffer[] | undefined {
  const taken: Buffer[] = [];
  for (const prefix of beginnings) {
    taken.push(prefix);
    if (taken.length > MAX_PREFIXES) return undefined;
  }
  return taken;
}

const MAX_PREFIXES = 200;

/** The cells that cover a part of the plane or the sphere in an index; a plane is nothing to an index of the sphere. */
function cellsFor(index: IndexSpec, at: number, span: Span): Cell[] | undefined {
  const isFlat = index.fields[at]?.kind === '2d';
  if (span.kind === 'sphere')
    return covering(isFlat ? degreeGrid(boundsOf(index)) : SPHERE_GRID, span.distance, MAX_CELLS);
  return isFlat ? covering(planeGrid(boundsOf(index)), span.distance, MAX_CELLS) : undefined;
}

const MAX_CELLS = 32;

/** What lies in the cells, and what lies in larger cells around them, in the order of the keys and apart. */
function rangesOf(cells: readonly Cell[], prefix: Buffer): KeyRange[] {
  const larger = new Map(cells.flatMap(around).map((cell) => [cellKey(cell).toString('latin1'), cellKey(cell)]));
  const exactly = [...larger.values()].map((key) => ({ start: key, end: after(key) }));
  const within = cells.map(keysWithin);
  const sorted = [...exactly, ...within].sort((one, other) => Buffer.compare(one.start, other.start));
  return sorted
    .reduce<KeyRange[]>((sofar, range) => {
      const last = sofar.at(-1);
      if (!last?.end.equals(range.start)) return [...sofar, range];
      return [...sofar.slice(0, -1), { start: last.start, end: range.end }];
    }, [])
    .map(({ start, end }) => ({ start: Buffer.concat([prefix, start]), end: Buffer.concat([prefix, end]) }));
}
