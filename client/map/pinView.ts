import L from 'leaflet';
import { prefersReducedMotion } from './createMap.ts';
import { fanRadiusPx } from './fan.ts';
import { toLatLng } from './latLng.ts';
import type { Pin } from './pins.ts';

interface PinView {
  /** Moves a pin, with the fan around it, inside the view, and keeps it there when the map changes its size; null lets go. */
  readonly keep: (pin: Pin | null) => void;
  readonly remove: () => void;
}

/** Half a marker, and some air. */
const EDGE_PX = 32;

/** Keeps what was asked for in view: a drawer that opens beside the map must not push it out. */
export function createPinView(map: L.Map): PinView {
  let kept: Pin | null = null;
  const onResize = ({ oldSize, newSize }: L.ResizeEvent): void => {
    if (kept === null) return;
    // The middle of the map has stayed; a pin that the user had moved away from is left where it is.
    const fromMiddle = map.latLngToContainerPoint(toLatLng(kept.position)).subtract(newSize.divideBy(2));
    const half = oldSize.divideBy(2);
    if (Math.abs(fromMiddle.x) <= half.x && Math.abs(fromMiddle.y) <= half.y) bringIntoView(map, kept);
  };
  map.on('resize', onResize);
  return {
    keep(pin) {
      kept = pin;
      if (pin !== null) bringIntoView(map, pin);
    },
    remove() {
      map.off('resize', onResize);
    },
  };
}

function bringIntoView(map: L.Map, pin: Pin): void {
  // A hidden map has no view.
  if (isHidden(map.getSize())) return;
  const marginPx = EDGE_PX + (pin.kind === 'cluster' ? fanRadiusPx(pin.marks.length) : 0);
  map.panInside(toLatLng(pin.position), {
    padding: L.point(marginPx, marginPx),
    animate: !prefersReducedMotion(),
  });
}

/** Whether a map of that size is not to be seen, as in a tab that is not shown. */
export function isHidden({ x, y }: L.Point): boolean {
  return x === 0 || y === 0;
}
