import type L from 'leaflet';
import { createLegLayer } from './legLayer.ts';
import type { MapLayer } from './mapLayer.ts';
import type { MapTexts } from './mapTexts.ts';
import { createPinLayer } from './pinLayer.ts';
import type { Pin } from './pins.ts';
import { createRingLayer } from './ringLayer.ts';
import type { PlacedMark } from './spaceMark.ts';

/** Spaces on the map, best first. */
export interface ShownSpaces {
  readonly marks: readonly PlacedMark[];
  readonly selectedId: PlacedMark['id'] | null;
  readonly texts: MapTexts;
}

interface SpaceDrawingOptions {
  /** Draws rings and the legs of fans. */
  readonly renderer: L.Renderer;
  readonly onPress: (pin: Pin) => void;
}

/** Draws pins with the legs of their fans and the rings of their spaces; the ring of what is pointed at stands out. */
export function createSpaceDrawing(
  map: L.Map,
  { renderer, onPress }: SpaceDrawingOptions,
): MapLayer<ShownSpaces & { readonly pins: readonly Pin[] }> {
  const rings = createRingLayer(map, renderer);
  const legs = createLegLayer(map, renderer);
  const pinLayer = createPinLayer(map, { onPress, onPoint: drawRings });
  let shown: ShownSpaces | undefined;

  return {
    show(next) {
      shown = next;
      legs.show(next.pins);
      pinLayer.show(next);
      drawRings(null);
    },
    remove() {
      for (const layer of [pinLayer, legs, rings]) layer.remove();
    },
  };

  function drawRings(pointed: Pin | null): void {
    if (shown === undefined) return;
    const { marks, selectedId } = shown;
    const emphasised = new Set(pointed?.marks.map(({ id }) => id));
    if (selectedId !== null) emphasised.add(selectedId);
    rings.show({ marks, emphasised });
  }
}
