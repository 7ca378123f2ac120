import { type KeyRange } from '../../disk/disk.ts';
import { decodePlain } from '../bson.ts';
import { type Collection } from '../collection.ts';
import { type Constraint } from '../constraints.ts';
import { fieldKey } from '../fieldKey.ts';
import { bytesOfEach, keysOfFields } from '../indexEntries.ts';
import { type IndexSpec } from '../indexSpec.ts';
import { after, fitted } from '../orderedKey.ts';

/** How an index of places is asked: what stands before the field with the places, and what the filter says of it. */
export interface Prefixed {
  readonly collection: Collection;
  readonly index: IndexSpec;
  /** The number of the field with the places. */
  readonly at: number;
  readonly constraints: ReadonlyMap<string, Constraint>;
}

/** With how many fields before the place the question says what they are equal to. */
export function equalFields({ index, at, constraints }: Omit<Prefixed, 'collection'>): number {
  const open = index.fields.slice(0, at).findIndex(({ path }) => !isEqualTo(constraints.get(path)));
  return open < 0 ? at : open;
}

function isEqualTo(constraint: Constraint | undefined): boolean {
  const values = constraint?.oneOf ?? [];
  return values.length > 0 && values.length <= MAX_VALUES;
}

/** Of a field that may be one of more values all that occur are gone through. */
const MAX_VALUES = 100;

/**
 * The beginnings of the keys of an index before the place. Where the filter says what the fields are equal to, those;
 * else each that occurs is found by a look of its own.
 */
export function* prefixes(asked: Prefixed): Generator<Buffer> {
  for (const stated of statedPrefixes(asked)) {
    if (equalFields(asked) === asked.at) yield stated;
    else yield* occurring(asked, stated);
  }
}

function statedPrefixes({ index, at, constraints }: Prefixed): Buffer[] {
  const equal = index.fields.slice(0, equalFields({ index, at, constraints }));
  return equal.reduce<Buffer[]>(
    (sofar, { path, direction }) => {
      const values = constraints.get(path)?.oneOf ?? [];
      const keys = values.map((value) => fitted(fieldKey(value, direction), bytesOfEach(index)));
      return sofar.flatMap((prefix) => keys.map((key) => Buffer.concat([prefix, key])));
    },
    [Buffer.alloc(0)],
  );
}

function* occurring(asked: Prefixed, stated: Buffer): Generator<Buffer> {
  const end = after(stated);
  let start = stated;
  for (;;) {
    const found = firstWithin(asked, { start, end });
    if (!found) return;
    yield found;
    start = after(found);
  }
}

/** What the first entry of the range has before its place, which its document tells. */
function firstWithin({ collection, index, at }: Prefixed, range: KeyRange): Buffer | undefined {
  const [entry] = collection.entries(index, range, 1);
  const stored = entry && collection.find(entry.value);
  if (!stored) return undefined;
  const keysByField = keysOfFields(decodePlain(stored.bytes), index, index.fields.slice(0, at));
  const candidates = keysByField.reduce<Buffer[]>(
    (sofar, keys) => sofar.flatMap((prefix) => keys.map((key) => Buffer.concat([prefix, key]))),
    [Buffer.alloc(0)],
  );
  const values = entry.key.subarray(INDEX_NUMBER_BYTES);
  return candidates.find((candidate) => values.subarray(0, candidate.length).equals(candidate));
}

/** With which the key of an entry begins. */
const INDEX_NUMBER_BYTES = 4;
