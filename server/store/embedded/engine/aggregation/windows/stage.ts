import { type Bson, isDocument, plainDocument } from '../../bson.ts';
import { CommandFailure } from '../../commandFailure.ts';
import { compileExpression } from '../../expressions/compiling.ts';
import { valueOrder } from '../../expressions/ordering.ts';
import { inPages, resting } from '../../pageStreams.ts';
import { keyOrder, sortFields } from '../../sorting.ts';
import { placedAt } from '../addFields.ts';
import { sorting } from '../flow.ts';
import { type DocumentPages, gathered, type PipelineGround, type StageCompiler } from '../stage.ts';
import { compileOutput } from './output.ts';

/** Adds to each document what is computed of those around it, in an order and within a partition. */
export const windowing: StageCompiler = (operand, ground) => {
  if (!isDocument(operand))
    throw new CommandFailure('FailedToParse', 'the $setWindowFields stage specification must be an object');
  const { partitionBy, sortBy, output } = operand;
  if (!isDocument(output))
    throw new CommandFailure(40414, "BSON field '$setWindowFields.output' is missing but a required field");
  const fields = isDocument(sortBy) ? sortFields(plainDocument(sortBy)) : [];
  const sort = isDocument(sortBy) ? sorting(sortBy, ground) : undefined;
  const partitionOf = compileExpression(partitionBy ?? null, ground);
  const outputs = Object.entries(output).map(([name, stated]) => ({
    place: placedAt(name),
    valuesOf: compileOutput(name, stated, { ...ground, sort: fields }),
  }));
  const compare = keyOrder(fields, ground.texts);
  return async function* (documents): DocumentPages {
    const sorted = await gathered(sort ? sort(documents) : documents, ground.pacer);
    for (const rows of await partitions(sorted, partitionOf, ground)) {
      const columns = outputs.map(({ place, valuesOf }) => ({
        place,
        values: iteratorOf(valuesOf({ rows, compare })),
      }));
      yield* resting(inPages(withColumns(rows, columns), PAGE), ground.pacer);
    }
    return undefined;
  };
};

const PAGE = 256;

function iteratorOf(values: Iterable<unknown>): Iterator<unknown> {
  return values[Symbol.iterator]();
}

interface PlacedColumn {
  readonly place: (document: Bson, value: unknown) => Bson;
  readonly values: Iterator<unknown>;
}

/** The rows with the next value of each column, one after another. */
function* withColumns(rows: readonly Bson[], columns: readonly PlacedColumn[]): Generator<Bson> {
  for (const row of rows) {
    const placed = columns.map(({ place, values }) => ({ place, value: values.next().value as unknown }));
    yield placed.reduce((made, { place, value }) => place(made, value), row);
  }
}

/** In the order of the values by which they are told apart. */
async function partitions(
  rows: readonly Bson[],
  partitionOf: (row: Bson) => unknown,
  { pacer, texts }: Pick<PipelineGround, 'pacer' | 'texts'>,
): Promise<readonly (readonly Bson[])[]> {
  const { compare, keys } = valueOrder(texts);
  const keyOf = keys();
  const byKey = new Map<string, Partitioned>();
  for (const [at, row] of rows.entries()) {
    const value = partitionOf(row) ?? null;
    const key = keyOf(value);
    const found = byKey.get(key);
    if (found) found.rows.push(row);
    else byKey.set(key, { value, rows: [row] });
    const rest = at % PAGE === 0 ? pacer.due() : undefined;
    if (rest) await rest;
  }
  return [...byKey.values()].sort((one, other) => compare(one.value, other.value)).map((found) => found.rows);
}

interface Partitioned {
  readonly value: unknown;
  readonly rows: Bson[];
}
