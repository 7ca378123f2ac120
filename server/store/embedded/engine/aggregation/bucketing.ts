import { Int32 } from 'bson';
import { type Bson, isDocument } from '../bson.ts';
import { CommandFailure } from '../commandFailure.ts';
import { compileExpression } from '../expressions/compiling.ts';
import { valueOrder, type ValueOrder } from '../expressions/ordering.ts';
import { collected, mapped } from '../pageStreams.ts';
import { sortedPages } from '../sortingPages.ts';
import { asInteger } from '../values/bsonTypes.ts';
import { compileFields, groupedBy } from './grouping.ts';
import { type DocumentPages, gathered, pagesOf, type PipelineGround, type StageCompiler } from './stage.ts';

/** What a bucket tells where nothing else is asked for: how many documents are in it. */
const COUNT = { count: { $sum: new Int32(1) } };

/** Groups by the span between two boundaries in which a value lies. */
export const bucketing: StageCompiler = (operand, ground) => {
  if (!isDocument(operand)) throw new CommandFailure(40201, 'Argument to $bucket stage must be an object');
  const { groupBy, output } = operand;
  const { compare } = valueOrder(ground.texts);
  const bounds = boundariesOf(operand, ground);
  const valueOf = compileExpression(groupBy, ground);
  const hasDefault = 'default' in operand;
  const otherwise = compileExpression(operand['default'], ground)({});
  const idOf = (document: Bson): unknown => {
    const value = valueOf(document);
    const above = bounds.findIndex((bound) => compare(value, bound) < 0);
    if (above > 0) return bounds[above - 1];
    if (hasDefault) return otherwise;
    throw new CommandFailure(
      40066,
      '$switch could not find a matching branch for an input, and no default was specified.',
    );
  };
  const group = groupedBy(idOf, compileFields(isDocument(output) ? output : COUNT, ground), ground);
  return (documents) => inOrderOfId(group(documents), ground);
};

function boundariesOf({ boundaries }: Bson, ground: PipelineGround): readonly unknown[] {
  if (!Array.isArray(boundaries)) throw new CommandFailure(40200, "The $bucket 'boundaries' field must be an array");
  const bounds = boundaries.map((bound: unknown) => compileExpression(bound, ground)({}));
  const { compare } = valueOrder(ground.texts);
  if (bounds.length < 2) throw new CommandFailure(40192, "The $bucket 'boundaries' field must have at least 2 values");
  if (bounds.some((bound, at) => at > 0 && compare(bounds[at - 1], bound) >= 0))
    throw new CommandFailure(40194, "The 'boundaries' option to $bucket must be sorted");
  return bounds;
}

async function* inOrderOfId(documents: DocumentPages, { pacer, texts }: PipelineGround): DocumentPages {
  const { compare } = valueOrder(texts);
  const all = await gathered(documents, pacer);
  yield* pagesOf(all.sort((one, other) => compare(one['_id'], other['_id'])));
  return undefined;
}

/** Groups into so many spans that about as many documents are in each. */
export const bucketingEvenly: StageCompiler = (operand, ground) => {
  if (!isDocument(operand)) throw new CommandFailure(40240, 'The argument to $bucketAuto must be an object');
  const { groupBy, buckets, output, granularity } = operand;
  const count = asInteger(buckets);
  if (count === undefined || count <= 0n)
    throw new CommandFailure(40243, "The $bucketAuto 'buckets' field must be greater than 0");
  if (granularity !== undefined)
    throw new CommandFailure('CommandNotSupported', 'The embedded store has no granularity of $bucketAuto.');
  const valueOf = compileExpression(groupBy, ground);
  const fields = compileFields(isDocument(output) ? output : COUNT, ground);
  return async function* (documents): DocumentPages {
    const valued = mapped(documents, (document): Row => ({ document, value: valueOf(document) }));
    const { compare } = valueOrder(ground.texts);
    const order = (one: Row, other: Row): number => compare(one.value, other.value);
    const rows = await collected(sortedPages(valued, order, ground));
    yield* pagesOf(evenSpans(rows, Number(count), compare).map((span) => bucketOf(span, fields)));
    return undefined;
  };
};

interface Row {
  readonly document: Bson;
  readonly value: unknown;
}

interface Span {
  readonly rows: readonly Row[];
  readonly min: unknown;
  readonly max: unknown;
}

/** Equal values stay together; a span ends where the next one begins, the last one with its last value. */
function evenSpans(rows: readonly Row[], count: number, compare: ValueOrder['compare']): readonly Span[] {
  if (rows.length === 0) return [];
  const starts = startsOf(rows, count, compare);
  return starts.map((start, at) => {
    const end = starts[at + 1] ?? rows.length;
    return { rows: rows.slice(start, end), min: rows[start]?.value, max: rows[Math.min(end, rows.length - 1)]?.value };
  });
}

function startsOf(rows: readonly Row[], count: number, compare: ValueOrder['compare']): readonly number[] {
  const size = Math.max(1, Math.round(rows.length / count));
  const starts = [0];
  while (starts.length < count) {
    const next = nextValue(rows, (starts.at(-1) ?? 0) + size, compare);
    if (next >= rows.length) break;
    starts.push(next);
  }
  return starts;
}

/** The first row from here on with another value than the one before it. */
function nextValue(rows: readonly Row[], from: number, compare: ValueOrder['compare']): number {
  let at = from;
  while (at < rows.length && compare(rows[at]?.value, rows[at - 1]?.value) === 0) at += 1;
  return at;
}

function bucketOf({ rows, min, max }: Span, fields: ReturnType<typeof compileFields>): Bson {
  const made = fields.map(([name, create]) => [name, create()] as const);
  for (const { document } of rows) for (const [, field] of made) field.add(document);
  return { _id: { min, max }, ...Object.fromEntries(made.map(([name, field]) => [name, field.result()])) };
}
