import { number64, readTree, type Tree, TREE_BYTES } from './description.ts';

/** A page of a tree that has been found sound by itself: its nodes lie within it, apart, and in the order of their keys. */
export type Page =
  | { readonly kind: 'branch'; readonly children: readonly Child[] }
  | { readonly kind: 'leaf'; readonly records: readonly LeafRecord[] };

/** A page below, with the first key that it may hold; the first of several has none, which is before all keys. */
export interface Child {
  readonly key: Buffer;
  readonly page: number;
}

export interface LeafRecord {
  readonly key: Buffer;
  readonly value: InPage | OnOverflow | TableOf;
}

interface InPage {
  readonly kind: 'in-page';
  readonly bytes: Buffer;
}

/** A value too large for a leaf, on pages of its own that follow each other. */
export interface OnOverflow {
  readonly kind: 'overflow';
  readonly sizeBytes: number;
  readonly first: number;
  readonly pages: number;
}

interface TableOf {
  readonly kind: 'table';
  readonly tree: Tree;
}

/** How keys of a tree are ordered. */
export type KeyOrder = (one: Buffer, other: Buffer) => number;

/** Reads a page. @throws {Error} that says what about it is not sound. */
export function readPage(bytes: Buffer, number: number, inOrder: KeyOrder): Page {
  if (number64(bytes, 0) !== number) throw new Error('it carries the number of another page');
  const flags = bytes.readUInt16LE(FLAGS_AT);
  if (flags !== BRANCH && flags !== LEAF) throw new Error('it is no page of a tree');
  const nodes = nodesOf(bytes);
  const isBranch = flags === BRANCH;
  if (nodes.length < (isBranch ? 2 : 1)) throw new Error('it has too few entries');
  const keys = nodes.map((node, at) => keyOf(bytes, node, isBranch && at === 0));
  checkOrder(isBranch ? keys.slice(1) : keys, inOrder);
  const ends = nodes.map((node) => (isBranch ? node + NODE_BYTES + keyLength(bytes, node) : leafNodeEnd(bytes, node)));
  checkApart(bytes, nodes, ends);
  return isBranch
    ? { kind: 'branch', children: nodes.map((node, at) => ({ key: keys[at] ?? EMPTY, page: childOf(bytes, node) })) }
    : { kind: 'leaf', records: nodes.map((node, at) => ({ key: keys[at] ?? EMPTY, value: valueOf(bytes, node) })) };
}

export const PAGE_HEADER_BYTES = 24;
export const FLAGS_AT = 18;
const LOWER_AT = 20;
const UPPER_AT = 22;
const BRANCH = 1;
const LEAF = 2;
/** Before the key of a node. */
const NODE_BYTES = 8;
const OVERFLOW_VALUE = 1;
const TABLE_VALUE = 2;
/** What a leaf has of a value on pages of its own: the first page, its transaction, and how many pages. */
const OVERFLOW_BYTES = 24;
const EMPTY = Buffer.alloc(0);

/** Where the nodes begin, in the order of their keys. */
function nodesOf(bytes: Buffer): number[] {
  const lower = bytes.readUInt16LE(LOWER_AT);
  const upper = bytes.readUInt16LE(UPPER_AT);
  const room = bytes.length - PAGE_HEADER_BYTES;
  if (lower % 2 !== 0 || lower > upper || upper > room) throw new Error('its bounds do not hold');
  return Array.from({ length: lower / 2 }, (_, at) => {
    const start = bytes.readUInt16LE(PAGE_HEADER_BYTES + 2 * at);
    if (start < upper || start % 2 !== 0 || start + NODE_BYTES > room) throw new Error('an entry lies outside of it');
    return PAGE_HEADER_BYTES + start;
  });
}

function keyLength(bytes: Buffer, node: number): number {
  return bytes.readUInt16LE(node + 6);
}

function keyOf(bytes: Buffer, node: number, isFirstOfBranch: boolean): Buffer {
  const length = keyLength(bytes, node);
  if (node + NODE_BYTES + length > bytes.length) throw new Error('a key reaches beyond it');
  if ((length === 0) !== isFirstOfBranch) throw new Error('a key has no bytes, or one that should have none has');
  return bytes.subarray(node + NODE_BYTES, node + NODE_BYTES + length);
}

function checkOrder(keys: readonly Buffer[], inOrder: KeyOrder): void {
  for (const [at, key] of keys.entries()) {
    const before = keys[at - 1];
    if (before && inOrder(before, key) >= 0) throw new Error('its keys are not in order');
  }
}

/** LMDB leaves no gaps between nodes but those that make their lengths even, from the bound of the free part to the end. */
function checkApart(bytes: Buffer, nodes: readonly number[], ends: readonly number[]): void {
  const spans = nodes
    .map((start, at) => ({ start, end: even(ends[at] ?? 0) }))
    .sort((one, other) => one.start - other.start);
  const starts = [...spans.map(({ start }) => start), bytes.length];
  const isFilled = starts[0] === PAGE_HEADER_BYTES + bytes.readUInt16LE(UPPER_AT);
  if (!isFilled || spans.some(({ end }, at) => end !== starts[at + 1])) throw new Error('its entries do not fill it');
}

function even(length: number): number {
  return length + (length % 2);
}

function childOf(bytes: Buffer, node: number): number {
  return bytes.readUInt32LE(node) + bytes.readUInt16LE(node + 4) * 2 ** 32;
}

function leafNodeEnd(bytes: Buffer, node: number): number {
  const flags = bytes.readUInt16LE(node + 4);
  const sizeBytes = bytes.readUInt32LE(node);
  if (flags > TABLE_VALUE || (flags === TABLE_VALUE && sizeBytes !== TREE_BYTES))
    throw new Error('an entry is of no known kind');
  return node + NODE_BYTES + keyLength(bytes, node) + (flags === OVERFLOW_VALUE ? OVERFLOW_BYTES : sizeBytes);
}

function valueOf(bytes: Buffer, node: number): LeafRecord['value'] {
  const flags = bytes.readUInt16LE(node + 4);
  const sizeBytes = bytes.readUInt32LE(node);
  const at = node + NODE_BYTES + keyLength(bytes, node);
  if (flags === TABLE_VALUE) return { kind: 'table', tree: readTree(bytes.subarray(at, at + TREE_BYTES)) };
  if (flags === OVERFLOW_VALUE)
    return { kind: 'overflow', sizeBytes, first: number64(bytes, at), pages: number64(bytes, at + 16) };
  return { kind: 'in-page', bytes: bytes.subarray(at, at + sizeBytes) };
}
