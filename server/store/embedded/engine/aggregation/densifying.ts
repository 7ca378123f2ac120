import { type Bson } from '../bson.ts';
import { CommandFailure } from '../commandFailure.ts';
import { compileExpression } from '../expressions/compiling.ts';
import { valueOrder } from '../expressions/ordering.ts';
import { inPages, mapped, resting } from '../pageStreams.ts';
import { sortedPages } from '../sortingPages.ts';
import { isBsonNumber } from '../values/bsonTypes.ts';
import { compareValues } from '../values/comparing.ts';
import { placedAt } from './addFields.ts';
import { type DensifyRange, readDensify } from './densifyStatement.ts';
import { type DocumentPages, type PipelineGround, type StageCompiler } from './stage.ts';

/**
 * Adds documents so that a field has a value at every step: of the span of all values, of the values of each partition, or
 * between two bounds, the upper one excluded. A document without a value stays as it is, and comes first.
 */
export const densifying: StageCompiler = (operand, ground) => {
  const { field, partitionFields, range } = readDensify(operand);
  const valueOf = compileExpression(`$${field}`, ground);
  const kept = partitionFields.map((name) => ({
    valueOf: compileExpression(`$${name}`, ground),
    place: placedAt(name),
  }));
  const place = placedAt(field);
  const next = compileNext(range, ground);
  const keysOf = (document: Bson): readonly unknown[] => kept.map((key) => key.valueOf(document));
  const made = (keys: readonly unknown[], value: unknown): Bson =>
    kept.reduce((document, key, at) => key.place(document, keys[at]), place({}, value));

  return async function* (documents): DocumentPages {
    const rows = mapped(documents, (document): Row => ({ document, value: checked(valueOf(document), range) }));
    const sorted = sortedPages(rows, (one, other) => compareValues(one.value, other.value), ground);
    const keyOf = valueOrder(ground.texts).keys();
    const partitions = new Map<string, Partition>();
    if (kept.length === 0) partitions.set(keyOf([]), { keys: [], rows: [] });
    for await (const page of sorted) {
      yield page.filter(isWithout).map(({ document }) => document);
      for (const row of page.filter((one) => !isWithout(one))) {
        const keys = keysOf(row.document);
        const partition = partitions.get(keyOf(keys)) ?? { keys, rows: [] };
        partitions.set(keyOf(keys), partition);
        partition.rows.push(row);
      }
    }
    const all = densified([...partitions.values()], { range, next: counted(next), made });
    yield* resting(inPages(all, PAGE), ground.pacer);
    return undefined;
  };
};

const PAGE = 256;

interface Row {
  readonly document: Bson;
  readonly value: unknown;
}

/** Documents with the same values of the fields by which they are parted, in the order of the field. */
interface Partition {
  readonly keys: readonly unknown[];
  readonly rows: Row[];
}

function isWithout({ value }: Row): boolean {
  return value === undefined || value === null;
}

function checked(value: unknown, { unit }: DensifyRange): unknown {
  const fits = unit === undefined ? isBsonNumber(value) : value instanceof Date;
  if (fits || value === undefined || value === null) return value;
  throw new CommandFailure(5733201, 'Densify field type must be numeric, or a date where a unit is given');
}

/** In the type that adding has. */
function compileNext({ step, unit }: DensifyRange, ground: PipelineGround): (value: unknown) => unknown {
  const [name, sum] =
    unit === undefined
      ? ['$add', ['$at', step]]
      : ['$dateAdd', { startDate: '$at', unit: { $literal: unit }, amount: step }];
  const add = compileExpression({ [name]: sum }, ground);
  return (at) => add({ at });
}

/** As many documents as MongoDB makes at most. */
const MAX_MADE = 500_000;

/** Refuses a step so small that its end would not be seen. */
function counted(next: (value: unknown) => unknown): (value: unknown) => unknown {
  let made = 0;
  return (value) => {
    made += 1;
    if (made <= MAX_MADE) return next(value);
    throw new CommandFailure(
      5897900,
      `Generated ${made} documents in $densify, which is over the limit of ${MAX_MADE}.`,
    );
  };
}

interface Densifying {
  readonly range: DensifyRange;
  readonly next: (value: unknown) => unknown;
  readonly made: (keys: readonly unknown[], value: unknown) => Bson;
}

function* densified(partitions: readonly Partition[], densifying: Densifying): Generator<Bson> {
  const { bounds } = densifying.range;
  const whole = spanOf(partitions);
  for (const partition of partitions) {
    const span = typeof bounds === 'string' ? (bounds === 'full' ? whole : spanOf([partition])) : betweenBounds(bounds);
    yield* withSteps(partition, span, densifying);
  }
}

interface Span {
  readonly start: unknown;
  readonly contains: (value: unknown) => boolean;
}

/** From the least value to the greatest one. */
function spanOf(partitions: readonly Partition[]): Span {
  const ends = partitions.flatMap(({ rows }) => [...rows.slice(0, 1), ...rows.slice(-1)].map(({ value }) => value));
  ends.sort(compareValues);
  return { start: ends[0], contains: (value) => ends.length > 0 && compareValues(value, ends.at(-1)) <= 0 };
}

function betweenBounds([start, end]: readonly [unknown, unknown]): Span {
  return { start, contains: (value) => compareValues(value, end) < 0 };
}

function* withSteps({ keys, rows }: Partition, { start, contains }: Span, { next, made }: Densifying): Generator<Bson> {
  let due = start;
  for (const { document, value } of rows) {
    for (; contains(due) && compareValues(due, value) < 0; due = next(due)) yield made(keys, due);
    if (contains(due) && compareValues(due, value) === 0) due = next(due);
    yield document;
  }
  for (; contains(due); due = next(due)) yield made(keys, due);
}
