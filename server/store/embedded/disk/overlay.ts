import { createRequire } from 'node:module';
import type sortedBtree from 'sorted-btree';
import { type Change, type Entry, type KeyRange, type Reading, type Table, TABLES } from './disk.ts';
import { paged } from './paged.ts';

/** Changes held in memory over what lies beneath: reads see both, beneath nothing is changed. */
export interface Overlay extends Reading {
  readonly put: (table: Table, key: Buffer, value: Uint8Array) => void;
  readonly remove: (table: Table, key: Buffer) => void;
  /** Each table's changes in the order of their keys. */
  readonly changes: () => Iterable<Change>;
  readonly hasChanges: () => boolean;
}

// The library is CommonJS, whose default export Node and the test runner hand over differently; `require` has one meaning.
const { default: BTree } = createRequire(import.meta.url)('sorted-btree') as typeof sortedBtree;

interface Held {
  readonly key: Buffer;
  readonly value: Uint8Array | undefined;
}

/** By the bytes of the key as text, one character a byte, which sorts as the bytes do. */
type HeldByKey = sortedBtree.default<string, Held>;

export function createOverlay(base: Reading): Overlay {
  const heldByTable = new Map<Table, HeldByKey>();

  const hold = (table: Table, held: Held): void => {
    let tree = heldByTable.get(table);
    if (!tree) {
      tree = new BTree<string, Held>(undefined, inOrder);
      heldByTable.set(table, tree);
    }
    tree.set(held.key.toString('latin1'), held);
  };

  return {
    get(table, key) {
      const held = heldByTable.get(table)?.get(key.toString('latin1'));
      return held ? held.value && asBuffer(held.value) : base.get(table, key);
    },
    range(table, range, limit) {
      const own = heldWithin(heldByTable.get(table), range);
      const earliest = own.next().value;
      if (!earliest) return base.range(table, range, limit);
      const sides = { beneath: paged(base, { table, range }), own, earliest };
      return first(merged(sides, range.reverse ?? false), limit);
    },
    count(table, range) {
      const more = Array.from(
        heldWithin(heldByTable.get(table), range),
        ({ key, value }) => Number(value !== undefined) - Number(base.get(table, key) !== undefined),
      );
      return more.reduce((sum, difference) => sum + difference, base.count(table, range));
    },
    put(table, key, value) {
      hold(table, { key, value });
    },
    remove(table, key) {
      hold(table, { key, value: undefined });
    },
    *changes() {
      for (const table of TABLES) {
        for (const { key, value } of heldByTable.get(table)?.values() ?? []) yield { table, key, value };
      }
    },
    hasChanges: () => heldByTable.size > 0,
  };
}

/** The changes of an overlay with a check before each, which refuses by throwing. */
export function checkedChanges(
  { put, remove }: Pick<Overlay, 'put' | 'remove'>,
  check: (place: { readonly table: Table; readonly key: Buffer }) => void,
): Pick<Overlay, 'put' | 'remove'> {
  return {
    put(table, key, value) {
      check({ table, key });
      put(table, key, value);
    },
    remove(table, key) {
      check({ table, key });
      remove(table, key);
    },
  };
}

function inOrder(one: string, other: string): number {
  if (one === other) return 0;
  return one < other ? -1 : 1;
}

function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.isBuffer(bytes) ? bytes : Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** In the direction of the range, read as they are taken. */
function* heldWithin(tree: HeldByKey | undefined, range: KeyRange): Generator<Held, undefined> {
  if (!tree) return undefined;
  const [start, end] = [range.start.toString('latin1'), range.end.toString('latin1')];
  if (range.reverse) {
    for (const [key, held] of tree.entriesReversed(end)) {
      if (key < start) return undefined;
      if (key < end) yield held;
    }
  } else {
    for (const [key, held] of tree.entries(start)) {
      if (key >= end) return undefined;
      yield held;
    }
  }
  return undefined;
}

interface Sides {
  readonly beneath: Iterator<Entry, undefined>;
  readonly own: Iterator<Held, undefined>;
  /** The first of `own`, which has been taken off already. */
  readonly earliest: Held;
}

/** What is held takes the place of what lies beneath under the same key. */
function* merged({ beneath, own, earliest }: Sides, reverse: boolean): Generator<Entry> {
  let next = beneath.next().value;
  for (let held: Held | undefined = earliest; held; held = own.next().value) {
    while (next && comesBefore(next.key, held.key, reverse)) {
      yield next;
      next = beneath.next().value;
    }
    if (next?.key.equals(held.key)) next = beneath.next().value;
    if (held.value) yield { key: held.key, value: asBuffer(held.value) };
  }
  while (next) {
    yield next;
    next = beneath.next().value;
  }
}

function comesBefore(one: Buffer, other: Buffer, reverse: boolean): boolean {
  const order = Buffer.compare(one, other);
  return reverse ? order > 0 : order < 0;
}

function first(entries: Iterable<Entry>, limit: number): Entry[] {
  const taken: Entry[] = [];
  for (const entry of entries) {
    taken.push(entry);
    // Before the next one is asked for, which would have to be read.
    if (taken.length >= limit) break;
  }
  return taken;
}
