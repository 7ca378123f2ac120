import { isDocument, without } from '../../bson.ts';
import { CommandFailure } from '../../commandFailure.ts';
import { type ExpressionGround } from '../../expressions/compiling.ts';
import { type SortField } from '../../sorting.ts';
import { compileGroupField } from '../accumulating.ts';
import { type Bounds, compileBounds } from './bounds.ts';
import { RANKS, SERIES } from './series.ts';
import { type Column, type Partition, perRow } from './partition.ts';

export interface OutputGround extends ExpressionGround {
  readonly sort: readonly SortField[];
}

/** Compiles `{ $sum: …, window: … }` and its kin. */
export function compileOutput(name: string, stated: unknown, ground: OutputGround): Column {
  if (!isDocument(stated)) throw new CommandFailure('FailedToParse', `The field '${name}' must be an object`);
  const { window } = stated;
  const [operator = ''] = Object.keys(stated).filter((key) => key !== 'window');
  const rank = RANKS[operator];
  if (rank) return rank;
  const bounds = compileBounds(window, ground.sort);
  const series = SERIES[operator];
  if (series) return series(stated[operator], { ...ground, bounds, window });
  const create = compileGroupField(name, without(stated, ['window']), ground);
  return (partition) => accumulated(partition, bounds, create);
}

/** While a window only grows, what has been added to it is kept. */
function accumulated(
  partition: Partition,
  bounds: Bounds,
  create: ReturnType<typeof compileGroupField>,
): Iterable<unknown> {
  const { rows } = partition;
  let held = { field: create(), start: 0, end: 0 };
  return perRow(partition, (_, at) => {
    const { start, end } = bounds(partition, at);
    if (start !== held.start || end < held.end) held = { field: create(), start, end: start };
    for (const row of rows.slice(held.end, end)) held.field.add(row);
    held.end = Math.max(held.end, end);
    return held.field.result();
  });
}
