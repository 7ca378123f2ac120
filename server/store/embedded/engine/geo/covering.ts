import { type Cell, FINEST_LEVEL, quarters, roots } from './cells.ts';
import { type Grid } from './grid.ts';

/** A part of the plane or the sphere, by the distance from it, which is 0 within. */
export type DistanceFrom<Place> = (place: Place) => number;

/** Cells of one size in which the whole of a part lies, no more than `most` unless the grid has more roots. */
export function covering<Place>(grid: Grid<Place>, distanceFrom: DistanceFrom<Place>, most: number): Cell[] {
  const mayMeet = (cell: Cell): boolean => distanceFrom(grid.centre(cell)) <= grid.radius(cell);
  let cells = roots(grid.rootCount).filter(mayMeet);
  for (let level = 0; level < FINEST_LEVEL; level += 1) {
    const finer = cells.flatMap(quarters).filter(mayMeet);
    if (finer.length > most) break;
    cells = finer;
  }
  return cells;
}
