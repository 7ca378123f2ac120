import { type KeyRange } from '../../disk/disk.ts';
import { type Access, type Asked, isOpen, NATURAL, unseen } from '../accessWays.ts';
import { type Bson, isDocument } from '../bson.ts';
import { servedConstraints } from '../collatedIndex.ts';
import { type Collection, type Stored } from '../collection.ts';
import { CommandFailure } from '../commandFailure.ts';
import { type Constraint, constraintsOf } from '../constraints.ts';
import { isMeant } from '../hint.ts';
import { type IndexSpec } from '../indexSpec.ts';
import { namespaceText } from '../namespace.ts';
import { after } from '../orderedKey.ts';
import { impliesPartial } from '../partialIndex.ts';
import { type CompiledText, compileText } from './compilingText.ts';
import { textIndexMissing } from './findingText.ts';
import { textKey } from './textEntries.ts';
import { fieldsAround, isTextIndex, textSpecOf } from './textIndex.ts';
import { textPrefix } from './textKeys.ts';

/** The way to what a `$text` finds, and how each document is tested and scored. */
export interface TextAccess {
  readonly access: Access;
  readonly words: CompiledText;
}

/**
 * Answers a `$text` by the index of words of the collection. `asked.filter` is what else is asked.
 *
 * @throws {CommandFailure} IndexNotFound where there is none; NoQueryExecutionPlans where it does not serve; as `compileText`
 */
export function textAccess(collection: Collection, expression: Bson, asked: Asked): TextAccess {
  const index = collection.entry.indexes.find((candidate) => isTextIndex(candidate) && isOpen(candidate));
  if (!index) throw textIndexMissing();
  const prefixValues = servingValues(collection, index, asked);
  const words = compileText(expression, textSpecOf(index));
  const prefix = textPrefix(fieldsAround(index).before, [...prefixValues.values()]);
  return {
    words,
    access: {
      stage: { stage: 'TEXT_MATCH', index, indexPrefix: Object.fromEntries(prefixValues) },
      pages: () => candidates(collection, { index, prefix, lookups: words.lookups }),
      isInOrder: asked.sort.length === 0,
    },
  };
}

/** What the fields before the words are equal to, by their paths. */
function servingValues(
  { entry }: Collection,
  index: IndexSpec,
  { filter, hint, sort, collation }: Asked,
): ReadonlyMap<string, unknown> {
  refuseNatural(sort, hint);
  // The words and what stands before them are in it by their code points.
  const constraints = servedConstraints(index, constraintsOf(filter), collation);
  const { before } = fieldsAround(index);
  const values = before.flatMap(({ path }) => {
    const value = equalTo(path, filter, constraints);
    return value === undefined ? [] : [[path, value] as const];
  });
  const isServing =
    values.length === before.length &&
    (hint === undefined || isMeant(index, hint)) &&
    impliesPartial(index, { filter, constraints, collation });
  if (isServing) return new Map(values);
  throw new CommandFailure(
    'NoQueryExecutionPlans',
    `error processing query: ns=${namespaceText(entry.namespace)} planner returned error :: caused by :: failed to use text index to satisfy $text query (if text index is compound, are equality predicates given for all prefix fields?)`,
  );
}

function refuseNatural(sort: Asked['sort'], hint: unknown): void {
  if (sort[0]?.path === NATURAL)
    throw new CommandFailure('BadValue', 'text expression not allowed with $natural sort order');
  if (isDocument(hint) && NATURAL in hint)
    throw new CommandFailure('BadValue', 'text expression not allowed with $natural hint');
}

/** Undefined where the filter does not say one value; what is missing is `null`. */
function equalTo(path: string, filter: Bson, constraints: ReadonlyMap<string, Constraint>): unknown {
  const { oneOf = [] } = constraints.get(path) ?? {};
  if (oneOf.length > 0) return oneOf.length === 1 ? oneOf[0] : undefined;
  return saysNull(path, filter) ? null : undefined;
}

function saysNull(path: string, filter: Bson): boolean {
  const { $and } = filter;
  const condition = filter[path];
  if (condition === null || (isDocument(condition) && condition['$eq'] === null)) return true;
  return Array.isArray($and) && $and.filter(isDocument).some((part) => saysNull(path, part));
}

interface Lookup {
  readonly index: IndexSpec;
  readonly prefix: Buffer;
  readonly lookups: CompiledText['lookups'];
}

/** The documents among which those are that match, each once. */
function* candidates(collection: Collection, { index, prefix, lookups }: Lookup): Generator<readonly Stored[]> {
  const seen = new Set<string>();
  for (const terms of lookups) {
    const range = rarest(
      collection,
      index,
      terms.map((term) => rangeOf(Buffer.concat([prefix, textKey(term)]))),
    );
    if (!range) continue;
    for (const page of collection.indexPages(index, range)) yield* inParts(unseen(page, seen));
  }
}

/** Taking a document's words apart is slow enough that few are a page. */
function* inParts(page: readonly Stored[]): Generator<readonly Stored[]> {
  for (let at = 0; at < page.length; at += PART) yield page.slice(at, at + PART);
}

const PART = 16;

function rangeOf(key: Buffer): KeyRange {
  return { start: key, end: after(key) };
}

/** Where the fewest documents are, as far as that is worth counting. */
function rarest(collection: Collection, index: IndexSpec, ranges: readonly KeyRange[]): KeyRange | undefined {
  const [first, ...others] = ranges;
  if (others.length === 0) return first;
  const counted = ranges.map((range) => ({ range, count: collection.entries(index, range, COUNTED).length }));
  return counted.sort((one, other) => one.count - other.count)[0]?.range;
}

const COUNTED = 256;
