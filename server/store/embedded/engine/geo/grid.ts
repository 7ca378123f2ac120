import { type Cell, finestCell } from './cells.ts';
import { angleRad, type Pair, RAD_PER_DEGREE, unit, type Vector, vectorOf } from './sphere.ts';

/** How cells lie among places. */
export interface Grid<Place> {
  readonly rootCount: number;
  readonly centre: (cell: Cell) => Place;
  /** No place of the cell is farther from its centre. */
  readonly radius: (cell: Cell) => number;
}

/**
 * The sphere as six faces of a cube around it. A cell is bounded by great circles, so that neither poles nor the
 * antimeridian are anything special.
 */
export const SPHERE_GRID: Grid<Vector> = {
  rootCount: 6,
  centre: ({ root, level, column, row }) => onFace(root, (column + 0.5) / 2 ** level, (row + 0.5) / 2 ** level),
  radius(cell) {
    const { root, level, column, row } = cell;
    const centre = SPHERE_GRID.centre(cell);
    const corners = [0, 1, 2, 3].map((corner) =>
      onFace(root, (column + (corner & 1)) / 2 ** level, (row + (corner >> 1)) / 2 ** level),
    );
    return widened(Math.max(...corners.map((corner) => angleRad(centre, corner))));
  },
};

/** The finest cell of a place on the sphere. */
export function cellOnSphere([x, y, z]: Vector): Cell {
  const parts = [x, y, z];
  const sizes = parts.map(Math.abs);
  const axis = sizes.indexOf(Math.max(...sizes));
  const depth = parts[axis] ?? 1;
  const [across = 0, up = 0] = parts.filter((_, at) => at !== axis).map((part) => shareOf(part / Math.abs(depth)));
  return finestCell(depth > 0 ? axis : axis + 3, across, up);
}

/** The place on a face of the cube; angles from its middle rather than lengths are divided, so that cells are about as large everywhere. */
function onFace(face: number, across: number, up: number): Vector {
  const axis = face % 3;
  const parts = [tangent(across), tangent(up)];
  parts.splice(axis, 0, face < 3 ? 1 : -1);
  const [x = 0, y = 0, z = 0] = parts;
  return unit([x, y, z]);
}

function tangent(share: number): number {
  return Math.tan((Math.PI / 4) * (2 * share - 1));
}

function shareOf(tangent: number): number {
  return (Math.atan(tangent) * (4 / Math.PI) + 1) / 2;
}

/** By more than arithmetic may take a place out of its cell. */
function widened(radius: number): number {
  return radius * (1 + 1e-9) + 1e-13;
}

/** The bounds of both coordinates, inclusive. */
export interface Bounds {
  readonly min: number;
  readonly max: number;
}

/** A square of the plane. */
export function planeGrid({ min, max }: Bounds): Grid<Pair> {
  const width = max - min;
  const at = (number: number, level: number): number => min + (width * (number + 0.5)) / 2 ** level;
  return {
    rootCount: 1,
    centre: ({ level, column, row }) => [at(column, level), at(row, level)],
    radius: ({ level }) => (width / 2 ** level) * Math.SQRT1_2 * (1 + 1e-9) + width * 1e-13,
  };
}

/** As `planeGrid`, its pairs taken for degrees on the sphere, where nothing is farther apart than on the plane. */
export function degreeGrid(bounds: Bounds): Grid<Vector> {
  const { rootCount, centre, radius } = planeGrid(bounds);
  return {
    rootCount,
    centre: (cell) => vectorOf(centre(cell)),
    radius: (cell) => widened(radius(cell) * RAD_PER_DEGREE),
  };
}

export function cellOnPlane([x, y]: Pair, { min, max }: Bounds): Cell {
  return finestCell(0, (x - min) / (max - min), (y - min) / (max - min));
}
