import { type Polygon } from './polygon.ts';
import { type Edge, type Vector } from './sphere.ts';

/** A geometry on the sphere: all of these together. */
export interface Shape {
  readonly points: readonly Vector[];
  /** Each of at least one edge. */
  readonly lines: readonly (readonly Edge[])[];
  readonly polygons: readonly Polygon[];
}

export const NO_SHAPE: Shape = { points: [], lines: [], polygons: [] };

export function joined(shapes: readonly Shape[]): Shape {
  return {
    points: shapes.flatMap(({ points }) => points),
    lines: shapes.flatMap(({ lines }) => lines),
    polygons: shapes.flatMap(({ polygons }) => polygons),
  };
}
