import { Double, Int32 } from 'bson';
import { type Bson, isDocument } from '../../bson.ts';
import { CommandFailure } from '../../commandFailure.ts';
import { compileExpression, type ExpressionGround } from '../../expressions/compiling.ts';
import { isPresent } from '../../expressions/expression.ts';
import { namedOperands } from '../../expressions/operands.ts';
import { type SortField } from '../../sorting.ts';
import { asDouble, asInteger, isBsonNumber } from '../../values/bsonTypes.ts';
import { type Bounds, numberAt, unitMs } from './bounds.ts';
import { type Column, type Partition, perRow } from './partition.ts';

/** At which place each row stands; rows that the order does not tell apart share one. */
export const RANKS: Readonly<Record<string, Column>> = {
  $documentNumber: (partition) => perRow(partition, (_, at) => new Int32(at + 1)),
  $rank: (partition) => ranks(partition, (at) => at + 1),
  $denseRank: (partition) => ranks(partition, (_, rank) => rank + 1),
};

function ranks(partition: Partition, next: (at: number, rank: number) => number): Iterable<unknown> {
  let rank = 0;
  let last: Bson | undefined;
  return perRow(partition, (row, at) => {
    if (!last || partition.compare(last, row) !== 0) rank = next(at, rank);
    last = row;
    return new Int32(rank);
  });
}

export interface SeriesGround extends ExpressionGround {
  readonly sort: readonly SortField[];
  readonly bounds: Bounds;
  readonly window: unknown;
}

/** What depends on the order of the rows, and not only on which ones they are. */
export const SERIES: Readonly<Record<string, (operand: unknown, ground: SeriesGround) => Column>> = {
  $shift: shifted,
  $locf: (operand, ground) => carried(compileExpression(operand, ground)),
  $linearFill: (operand, ground) => interpolated(compileExpression(operand, ground), fieldOf(ground)),
  $expMovingAvg: movingAverage,
  $derivative: (operand, ground) => rate(operand, ground),
  $integral: (operand, ground) => area(operand, ground),
  $covariancePop: (operand, ground) => covariance(operand, ground, 0),
  $covarianceSamp: (operand, ground) => covariance(operand, ground, 1),
};

function fieldOf({ sort: [field] }: SeriesGround): SortField {
  if (field) return field;
  throw new CommandFailure(5371801, 'This window function requires a sortBy');
}

function shifted(operand: unknown, ground: SeriesGround): Column {
  const {
    output,
    by,
    default: otherwise = null,
  } = namedOperands('$shift', { required: ['output', 'by'], optional: ['default'] }, operand);
  const evaluate = compileExpression(output, ground);
  const missing = compileExpression(otherwise, ground)({});
  const distance = Number(asInteger(by) ?? 0);
  return ({ rows }) =>
    perRow({ rows }, (_, at) => {
      const row = rows[at + distance];
      return row ? (evaluate(row) ?? null) : missing;
    });
}

/** The last value that was there. */
function carried(evaluate: (row: Bson) => unknown): Column {
  return (partition) => {
    let last: unknown = null;
    return perRow(partition, (row) => {
      const value = evaluate(row);
      if (isPresent(value)) last = value;
      return last;
    });
  };
}

/** A row that has a value, with its place in the order. */
interface Known extends Point {
  readonly at: number;
  readonly value: unknown;
}

/** Along the line between the values before and behind. */
function interpolated(evaluate: (row: Bson) => unknown, field: SortField): Column {
  return ({ rows }) => {
    const known = rows.flatMap((row, at): Known[] => {
      const value = evaluate(row);
      return isBsonNumber(value) ? [{ at, x: numberAt(row, field), y: asDouble(value), value }] : [];
    });
    let before: Known | undefined;
    let passed = 0;
    return perRow({ rows }, (row, at) => {
      if (known[passed]?.at === at) {
        before = known[passed];
        passed += 1;
        return before?.value;
      }
      const next = known[passed];
      return before && next ? new Double(onLine(before, next, numberAt(row, field))) : null;
    });
  };
}

/** Where the line through two points is at a place between them. */
function onLine(before: Point, next: Point, x: number): number {
  return before.y + ((x - before.x) / (next.x - before.x)) * (next.y - before.y);
}

function movingAverage(operand: unknown, ground: SeriesGround): Column {
  const { input, N, alpha } = namedOperands(
    '$expMovingAvg',
    { required: ['input'], optional: ['N', 'alpha'] },
    operand,
  );
  const evaluate = compileExpression(input, ground);
  const share = isBsonNumber(alpha) ? asDouble(alpha) : 2 / (Number(asInteger(N) ?? 1) + 1);
  return (partition) => {
    let average: number | undefined;
    return perRow(partition, (row) => {
      const value = evaluate(row);
      if (isBsonNumber(value))
        average = average === undefined ? asDouble(value) : share * asDouble(value) + (1 - share) * average;
      return average === undefined ? null : new Double(average);
    });
  };
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** What is computed of the points of each window. */
function overPoints(
  name: string,
  operand: unknown,
  ground: SeriesGround,
): (finish: (points: readonly Point[]) => unknown) => Column {
  const stated = namedOperands(name, { required: ['input'], optional: ['unit'] }, operand);
  const evaluate = compileExpression(stated['input'], ground);
  const field = fieldOf(ground);
  const scale = isDocument(operand) && operand['unit'] !== undefined ? unitMs(operand) : 1;
  return (finish) => (partition) =>
    perRow(partition, (_, at) => {
      const { start, end } = ground.bounds(partition, at);
      const points = partition.rows.slice(start, end).map((row) => {
        const value = evaluate(row);
        return { x: numberAt(row, field) / scale, y: isBsonNumber(value) ? asDouble(value) : NaN };
      });
      return finish(points);
    });
}

function rate(operand: unknown, ground: SeriesGround): Column {
  return overPoints(
    '$derivative',
    operand,
    ground,
  )((points) => {
    const [first, last] = [points[0], points.at(-1)];
    if (!first || !last || last.x === first.x) return null;
    return new Double((last.y - first.y) / (last.x - first.x));
  });
}

/** By the trapezes between neighbours. */
function area(operand: unknown, ground: SeriesGround): Column {
  return overPoints(
    '$integral',
    operand,
    ground,
  )(
    (points) =>
      new Double(
        points.reduce((sum, { x, y }, at) => {
          const before = points[at - 1];
          return before ? sum + ((x - before.x) * (y + before.y)) / 2 : sum;
        }, 0),
      ),
  );
}

function covariance(operand: unknown, ground: SeriesGround, freedom: 0 | 1): Column {
  if (!Array.isArray(operand) || operand.length !== 2)
    throw new CommandFailure('FailedToParse', 'A covariance takes two expressions');
  const [one, other] = operand.map((expression: unknown) => compileExpression(expression, ground));
  return (partition) =>
    perRow(partition, (_, at) => {
      const { start, end } = ground.bounds(partition, at);
      const pairs = partition.rows.slice(start, end).flatMap((row) => {
        const [x, y] = [one?.(row), other?.(row)];
        return isBsonNumber(x) && isBsonNumber(y) ? [{ x: asDouble(x), y: asDouble(y) }] : [];
      });
      if (pairs.length <= freedom) return null;
      const mean = (of: (pair: Point) => number): number =>
        pairs.reduce((sum, pair) => sum + of(pair), 0) / pairs.length;
      const [meanX, meanY] = [mean(({ x }) => x), mean(({ y }) => y)];
      return new Double(pairs.reduce((sum, { x, y }) => sum + (x - meanX) * (y - meanY), 0) / (pairs.length - freedom));
    });
}
