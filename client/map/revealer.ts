import type L from 'leaflet';
import { prefersReducedMotion } from './createMap.ts';
import { toLatLng } from './latLng.ts';
import { whereParted, type Pin, type PinIndex } from './pins.ts';
import type { PlacedMark } from './spaceMark.ts';

interface Revealer {
  /** Shows a space that may be out of view or inside a cluster. */
  readonly reveal: (index: PinIndex, id: PlacedMark['id']) => void;
  /** Goes on with what could not be finished before the zoom had changed. */
  readonly afterZoom: (index: PinIndex) => void;
}

/** Moves the map to a space, zooming no further than it must; `onFound` hears of its pin when the zoom is right. */
export function createRevealer(map: L.Map, onFound: (pin: Pin) => void): Revealer {
  let waitingId: PlacedMark['id'] | null = null;
  return { reveal, afterZoom };

  function reveal(index: PinIndex, id: PlacedMark['id']): void {
    const found = whereParted(index, id, map.getZoom());
    if (found === undefined) return;
    if (found.zoom === map.getZoom()) {
      onFound(found.pin);
      return;
    }
    // Leaflet ignores this call while it zooms already; then the end of that zoom brings us here again.
    waitingId = id;
    map.setView(toLatLng(found.pin.position), found.zoom, { animate: !prefersReducedMotion() });
  }

  function afterZoom(index: PinIndex): void {
    const id = waitingId;
    waitingId = null;
    if (id !== null) reveal(index, id);
  }
}
