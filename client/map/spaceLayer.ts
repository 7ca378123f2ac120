import type L from 'leaflet';
import { prefersReducedMotion } from './createMap.ts';
import { fanRadiusPx } from './fan.ts';
import { toLatLng } from './latLng.ts';
import type { MapLayer } from './mapLayer.ts';
import { indexPins, whereParted, type ClusterPin, type Pin } from './pins.ts';
import { createSpaceDrawing, type ShownSpaces } from './spaceDrawing.ts';
import type { PlacedMark } from './spaceMark.ts';

interface SpaceLayerOptions {
  /** Draws rings and the legs of fans. */
  readonly renderer: L.Renderer;
  readonly onSelect: (id: PlacedMark['id']) => void;
}

/** Half a marker, and some air. */
const EDGE_PX = 32;

/**
 * Draws spaces, clusters of them, and the rings within which they lie. A cluster opens by zooming, or as a fan where
 * zooming cannot part it; a fan closes by Escape, by a click beside it, or when another space is selected.
 */
export function createSpaceLayer(map: L.Map, { renderer, onSelect }: SpaceLayerOptions): MapLayer<ShownSpaces> {
  let shown: ShownSpaces | undefined;
  let index = indexPins([]);
  let openKey: string | null = null;
  const drawing = createSpaceDrawing(map, { renderer, onPress: press });
  const stopListening = listen(map, { onZoom: draw, onClose: () => openKey !== null && openFan(null) });

  return {
    show(next) {
      const before = shown;
      shown = next;
      if (before?.marks !== next.marks) index = indexPins(next.marks);
      draw();
      if (next.selectedId !== null && before?.selectedId !== next.selectedId) reveal(next.selectedId);
    },
    remove() {
      stopListening();
      drawing.remove();
    },
  };

  function draw(): void {
    if (shown === undefined) return;
    drawing.show({ ...shown, pins: index.at(map.getZoom(), openKey) });
  }

  function press(pin: Pin): void {
    if (pin.kind === 'mark') onSelect(pin.marks[0].id);
    else if (pin.partsAtZoom === undefined) openFan(pin.open ? null : pin);
    else map.setView(toLatLng(pin.position), pin.partsAtZoom, motion());
  }

  function openFan(cluster: ClusterPin | null): true {
    openKey = cluster?.key ?? null;
    draw();
    if (cluster !== null) bringIntoView(cluster);
    return true;
  }

  /** Shows a space that may be out of view or inside a cluster, zooming no further than it must. */
  function reveal(id: PlacedMark['id']): void {
    const found = whereParted(index, id, map.getZoom());
    if (found === undefined) return;
    if (found.zoom !== map.getZoom()) map.setView(toLatLng(found.pin.position), found.zoom, motion());
    openFan(found.pin.kind === 'cluster' ? found.pin : null);
    bringIntoView(found.pin);
  }

  function bringIntoView(pin: Pin): void {
    const marginPx = EDGE_PX + (pin.kind === 'cluster' ? fanRadiusPx(pin.marks.length) : 0);
    map.panInside(toLatLng(pin.position), { padding: [marginPx, marginPx], ...motion() });
  }
}

interface Closing {
  readonly onZoom: () => void;
  /** Whether there was anything to close. */
  readonly onClose: () => boolean;
}

function listen(map: L.Map, { onZoom, onClose }: Closing): () => void {
  const container = map.getContainer();
  const onKey = (event: KeyboardEvent): void => {
    // What the key has closed here, it closes nowhere else.
    if (event.key === 'Escape' && onClose()) event.stopPropagation();
  };
  map.on('zoomend', onZoom).on('click', onClose);
  container.addEventListener('keydown', onKey);
  return () => {
    map.off('zoomend', onZoom).off('click', onClose);
    container.removeEventListener('keydown', onKey);
  };
}

function motion(): L.ZoomPanOptions {
  return { animate: !prefersReducedMotion() };
}
