import { type Cell, FINEST_LEVEL, quarters, roots } from './cells.ts';
import { type Grid } from './grid.ts';

/** A part of the plane or the sphere: whether some place of it is no farther from a place than a distance. */
export type Reaches<Place> = (place: Place, distance: number) => boolean;

/** Cells of one size in which the whole of a part lies, no more than `most` unless the grid has more roots. */
export function covering<Place>(grid: Grid<Place>, reaches: Reaches<Place>, most: number): Cell[] {
  const mayMeet = (cell: Cell): boolean => reaches(grid.centre(cell), grid.radius(cell));
  let cells = roots(grid.rootCount).filter(mayMeet);
  for (let level = 0; level < FINEST_LEVEL; level += 1) {
    const finer = severalAtMost(cells, mayMeet, most);
    if (!finer) break;
    cells = finer;
  }
  return cells;
}

function severalAtMost(cells: readonly Cell[], mayMeet: (cell: Cell) => boolean, most: number): Cell[] | undefined {
  const finer: Cell[] = [];
  for (const cell of cells) {
    finer.push(...quarters(cell).filter(mayMeet));
    if (finer.length > most) return undefined;
  }
  return finer;
}
