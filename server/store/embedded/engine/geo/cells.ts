/**
 * A square of a grid: one of its roots, halved in both directions `level` times. Columns and rows are numbered from 0;
 * `path` holds the choices of quarters from the root on, two bits each.
 */
export interface Cell {
  readonly root: number;
  readonly level: number;
  readonly column: number;
  readonly row: number;
  readonly path: number;
}

/** On the earth, cells of this level are about two metres wide. */
export const FINEST_LEVEL = 22;

/** Six roots at most fit into a number of six bytes. */
export function roots(count: number): Cell[] {
  return Array.from({ length: count }, (_, root) => ({ root, level: 0, column: 0, row: 0, path: 0 }));
}

export function quarters({ root, level, column, row, path }: Cell): Cell[] {
  return [0, 1, 2, 3].map((quarter) => ({
    root,
    level: level + 1,
    column: 2 * column + (quarter & 1),
    row: 2 * row + (quarter >> 1),
    path: 4 * path + quarter,
  }));
}

/** The cell of the finest level at shares (0 to 1) of the width and the height of a root. */
export function finestCell(root: number, across: number, up: number): Cell {
  const column = numberAt(across);
  const row = numberAt(up);
  let path = 0;
  for (let bit = FINEST_LEVEL - 1; bit >= 0; bit -= 1) path = 4 * path + ((column >> bit) & 1) + 2 * ((row >> bit) & 1);
  return { root, level: FINEST_LEVEL, column, row, path };
}

function numberAt(share: number): number {
  return Math.min(SIDE - 1, Math.max(0, Math.floor(share * SIDE)));
}

const SIDE = 2 ** FINEST_LEVEL;

/** The key of a cell in an index. Those of the cells within it lie around it, and no others. */
export function cellKey(cell: Cell): Buffer {
  return keyOf(idOf(cell));
}

/** Where the keys of a cell and of all within it lie: from the first, inclusive, to the second, exclusive. */
export function keysWithin(cell: Cell): { readonly start: Buffer; readonly end: Buffer } {
  const id = idOf(cell);
  const half = halfWidth(cell.level);
  return { start: keyOf(id - half + 1), end: keyOf(id + half) };
}

/** The cells around a cell, from the one just around it to its root. */
export function around({ root, level, column, row, path }: Cell): Cell[] {
  return Array.from({ length: level }, (_, at) => {
    const scale = 2 ** (at + 1);
    return {
      root,
      level: level - at - 1,
      column: Math.floor(column / scale),
      row: Math.floor(row / scale),
      path: Math.floor(path / (scale * scale)),
    };
  });
}

/** The middle of the numbers of all cells within the cell. */
function idOf({ root, level, path }: Cell): number {
  return (2 * (root * 4 ** level + path) + 1) * halfWidth(level);
}

function halfWidth(level: number): number {
  return 4 ** (FINEST_LEVEL - level);
}

const KEY_BYTES = 6;

function keyOf(id: number): Buffer {
  const key = Buffer.alloc(KEY_BYTES);
  key.writeUIntBE(id, 0, KEY_BYTES);
  return key;
}
