import { type KeyRange } from '../disk/disk.ts';
import { type Constraint } from './constraints.ts';
import { fieldKey, MAX_VALUES_BYTES } from './fieldKey.ts';
import { type OrderedField, type IndexSpec } from './indexSpec.ts';
import { after, cut } from './orderedKey.ts';

/** The ranges of keys in which everything lies that a question may mean. */
export interface Served {
  readonly ranges: readonly KeyRange[];
  /** How many fields are equal to something, and half a one for a field that is bounded. */
  readonly worth: number;
}

/** How the values are kept. */
interface Kept {
  /** Whether a document may have several. */
  readonly isMultikey: boolean;
  /** The keys of texts where they are not those of their code points. */
  readonly textKey?: ((text: string) => Buffer) | undefined;
}

/** The ranges of an index over these fields that hold everything that keeps the constraints, in order and apart. */
export function rangesFor(
  fields: readonly OrderedField[],
  constraints: ReadonlyMap<string, Constraint>,
  { isMultikey, textKey }: Kept,
): Served | undefined {
  const { prefixes, equalFields } = equalPrefixes(fields, constraints, textKey);
  const [prefix, ...others] = prefixes;
  const next = fields[equalFields];
  const constraint = next && constraints.get(next.path);
  if (prefix && others.length === 0 && constraint) {
    const range = boundedRange(prefix, { ...next, textKey }, isMultikey ? oneBound(constraint) : constraint);
    if (range) return { ranges: [range], worth: equalFields + 0.5 };
  }
  return equalFields > 0 ? { ranges: inOrder(prefixes.map(beginningWith)), worth: equalFields } : undefined;
}

/** The beginnings of the keys, one for each combination of values, as far as the fields are equal to something. */
function equalPrefixes(
  fields: readonly OrderedField[],
  constraints: ReadonlyMap<string, Constraint>,
  textKey: Kept['textKey'],
): { readonly prefixes: readonly Buffer[]; readonly equalFields: number } {
  let prefixes = [Buffer.alloc(0)];
  let equalFields = 0;
  for (const { path, direction } of fields) {
    const values = constraints.get(path)?.oneOf;
    if (!values || prefixes.length * values.length > MAX_RANGES) break;
    const keys = values.map((value) => fieldKey(value, direction, textKey));
    prefixes = prefixes.flatMap((prefix) => keys.map((key) => Buffer.concat([prefix, key])));
    equalFields += 1;
  }
  return { prefixes, equalFields };
}

const MAX_RANGES = 1000;

function beginningWith(prefix: Buffer): KeyRange {
  const start = cut(prefix, MAX_VALUES_BYTES);
  return { start, end: after(start) };
}

/** Where a document may have several values, one of them may keep the one bound and another the other. */
function oneBound({ atLeast, atMost }: Constraint): Constraint {
  return atLeast === undefined ? { atMost } : { atLeast };
}

/** The values of one type between two bounds. */
function boundedRange(
  prefix: Buffer,
  { direction, textKey }: OrderedField & Pick<Kept, 'textKey'>,
  { atLeast, atMost }: Constraint,
): KeyRange | undefined {
  const [first, last] = (direction === 1 ? [atLeast, atMost] : [atMost, atLeast]).map((value) =>
    value === undefined ? undefined : Buffer.concat([prefix, fieldKey(value, direction, textKey)]),
  );
  const either = first ?? last;
  if (!either) return undefined;
  const ofType = either.subarray(0, prefix.length + 1);
  return {
    start: cut(first ?? ofType, MAX_VALUES_BYTES),
    end: after(cut(last ?? ofType, MAX_VALUES_BYTES)),
  };
}

function inOrder(ranges: readonly KeyRange[]): KeyRange[] {
  const sorted = [...ranges].sort((one, other) => Buffer.compare(one.start, other.start));
  return sorted.filter((range, at) => at === 0 || !sorted[at - 1]?.start.equals(range.start));
}

/**
 * Whether the index gives the documents in the order asked for: 1 when walked as it is, -1 when walked backwards. Fields
 * that are equal to one value play no part in an order. The keys of a collation tell no order.
 */
export function servesSort(
  { fields, multikey, collation }: IndexSpec,
  constraints: ReadonlyMap<string, Constraint>,
  sort: readonly OrderedField[],
): 1 | -1 | undefined {
  if (multikey || collation || sort.length === 0) return undefined;
  const isFixed = ({ path }: OrderedField): boolean => constraints.get(path)?.oneOf?.length === 1;
  const wanted = sort.filter((field) => !isFixed(field));
  const given = fields.filter((field) => !isFixed(field) || wanted.some(({ path }) => path === field.path));
  const turns = wanted.map((field, at) => (given[at]?.path === field.path ? field.direction * given[at].direction : 0));
  const [turn = 1] = turns;
  if (turn === 0 || turns.some((other) => other !== turn)) return undefined;
  return turn === 1 ? 1 : -1;
}
