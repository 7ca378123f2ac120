import { type Bson, isDocument, plainDocument } from '../../bson.ts';
import { CommandFailure } from '../../commandFailure.ts';
import { compileExpression } from '../../expressions/compiling.ts';
import { equalityKey } from '../../expressions/ordering.ts';
import { type SortField, sortFields, sortKey } from '../../sorting.ts';
import { placedAt } from '../addFields.ts';
import { sorting } from '../flow.ts';
import { type DocumentPages, gathered, pagesOf, type StageCompiler } from '../stage.ts';
import { compileOutput } from './output.ts';
import { type Partition } from './partition.ts';

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
  return async function* (documents): DocumentPages {
    const sorted = await gathered(sort ? sort(documents) : documents, ground.pacer);
    for (const rows of partitions(sorted, partitionOf)) {
      const columns = outputs.map(({ place, valuesOf }) => ({ place, values: valuesOf(partition(rows, fields)) }));
      yield* pagesOf(rows.map((row, at) => columns.reduce((made, { place, values }) => place(made, values[at]), row)));
      await ground.pacer.due();
    }
    return undefined;
  };
};

function partition(rows: readonly Bson[], fields: readonly SortField[]): Partition {
  return { rows, keys: rows.map((row) => sortKey(row, fields).toString('latin1')) };
}

/** In the order of the values by which they are told apart. */
function partitions(rows: readonly Bson[], partitionOf: (row: Bson) => unknown): readonly (readonly Bson[])[] {
  const byKey = new Map<string, Bson[]>();
  for (const row of rows) {
    const key = equalityKey(partitionOf(row) ?? null);
    const found = byKey.get(key);
    if (found) found.push(row);
    else byKey.set(key, [row]);
  }
  return [...byKey].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, found]) => found);
}
