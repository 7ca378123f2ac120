import { type TreeArrays } from '../treeArrays.ts';
import { kernelLayout, type KernelLayout, LINE, type RoomFor } from './layout.ts';

/** The memory of a kernel, and the tree in it. */
export interface Ground {
  readonly memory: WebAssembly.Memory;
  readonly layout: KernelLayout;
  readonly arrays: TreeArrays;
}

/** Memories for bytes from elsewhere that have room for a kernel behind them, by their buffers. */
const roomy = new WeakMap<ArrayBufferLike, Roomy>();

interface Roomy {
  readonly memory: WebAssembly.Memory;
  /** Where the room begins. */
  readonly free: number;
}

/** Room for a kernel of a million spaces on some thousand sites; of what is never written to, no memory is taken. */
const ROOM_BYTES = 16 << 20;

/**
 * So many bytes, with room behind them for the kernel of a tree that is read into them, which then need not be copied: most
 * of what it takes to read an index is to touch memory for the first time.
 */
export function roomyBytes(size: number): Uint8Array<ArrayBuffer> {
  const memory = memoryOf(size + ROOM_BYTES);
  if (memory === undefined) return new Uint8Array(size);
  const { buffer } = memory;
  roomy.set(buffer, { memory, free: Math.ceil(size / LINE) * LINE });
  return new Uint8Array(buffer, 0, size);
}

/** The tree where it stands, if that is in a memory with room, which has this one kernel; else a copy of it. Undefined where there is no memory left. */
export function groundFor(tree: TreeArrays, room: RoomFor): Ground | undefined {
  const { buffer } = tree.codes;
  const found = roomy.get(buffer);
  roomy.delete(buffer);
  return (found && standing(tree, room, found)) ?? copied(tree, room);
}

function standing(tree: TreeArrays, room: RoomFor, { memory, free }: Roomy): Ground | undefined {
  const { masks, codes, firstChild, childCount, siteOf, leastRank } = tree;
  const areTogether = [masks, codes, firstChild, childCount, siteOf, leastRank].every(
    ({ buffer }) => buffer === memory.buffer,
  );
  const layout = kernelLayout(tree, room, free);
  return areTogether && layout.size <= memory.buffer.byteLength ? { memory, layout, arrays: tree } : undefined;
}

function copied(tree: TreeArrays, room: RoomFor): Ground | undefined {
  const layout = kernelLayout(tree, room);
  const memory = memoryOf(layout.size);
  return memory && { memory, layout, arrays: arraysIn(memory.buffer, layout, tree) };
}

const PAGE_BYTES = 65_536;
/** A memory has no more: 4 GiB. */
const PAGES_MAX = 65_536;

function memoryOf(bytes: number): WebAssembly.Memory | undefined {
  const pages = Math.ceil(bytes / PAGE_BYTES);
  if (pages > PAGES_MAX) return undefined;
  try {
    return new WebAssembly.Memory({ initial: pages, maximum: pages });
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function arraysIn(buffer: ArrayBuffer, layout: KernelLayout, tree: TreeArrays): TreeArrays {
  const bytes = (from: number, of: Uint8Array): Uint8Array => {
    const array = new Uint8Array(buffer, from, of.length);
    array.set(of);
    return array;
  };
  const codes = (from: number, of: Uint32Array): Uint32Array => {
    const array = new Uint32Array(buffer, from, of.length);
    array.set(of);
    return array;
  };
  return {
    ...tree,
    codes: bytes(layout.codes, tree.codes),
    masks: bytes(layout.masks, tree.masks),
    firstChild: codes(layout.firstChild, tree.firstChild),
    childCount: bytes(layout.childCount, tree.childCount),
    siteOf: codes(layout.siteOf, tree.siteOf),
    leastRank: codes(layout.leastRank, tree.leastRank),
  };
}
