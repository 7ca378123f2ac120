/** Pixels to the right and down. */
export type Offset = readonly [number, number];

/** Markers of a fan keep this distance from each other, more than their width of 30 pixels. */
const SPACING_PX = 38;

/** The nearest that a marker comes to the cluster in the middle, which stays. */
const INNER_RADIUS_PX = 48;

/** More than these are spread in a spiral, which stays smaller than a circle. */
const CIRCLE_MAX = 10;

/** Where the members of a fan stand around its middle: the first at the top, on clockwise. */
export function fanOffsets(count: number): readonly Offset[] {
  return count <= CIRCLE_MAX ? circle(count) : spiral(count);
}

/** How far the outermost member stands from the middle. */
export function fanRadiusPx(count: number): number {
  return Math.max(0, ...fanOffsets(count).map(([x, y]) => Math.hypot(x, y)));
}

function circle(count: number): Offset[] {
  const radiusPx = Math.max(INNER_RADIUS_PX, (count * SPACING_PX) / (2 * Math.PI));
  return Array.from({ length: count }, (_, at) => onCircle(radiusPx, (at / count) * 2 * Math.PI));
}

/** Each turn lies one spacing outside the turn before, and along the turn members are one spacing apart. */
function spiral(count: number): Offset[] {
  const offsets: Offset[] = [];
  let angle = 0;
  for (let at = 0; at < count; at += 1) {
    const radiusPx = INNER_RADIUS_PX + (angle / (2 * Math.PI)) * SPACING_PX;
    offsets.push(onCircle(radiusPx, angle));
    angle += SPACING_PX / radiusPx;
  }
  return offsets;
}

function onCircle(radiusPx: number, clockwiseFromTop: number): Offset {
  return [radiusPx * Math.sin(clockwiseFromTop), -radiusPx * Math.cos(clockwiseFromTop)];
}
