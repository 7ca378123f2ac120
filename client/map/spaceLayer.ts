import type L from 'leaflet';
import type { Position } from '#shared/position.ts';
import { prefersReducedMotion } from './createMap.ts';
import { toLatLng } from './latLng.ts';
import type { MapLayer } from './mapLayer.ts';
import { indexPins, type Pin } from './pins.ts';
import { createPinView } from './pinView.ts';
import { createRevealer } from './revealer.ts';
import { createSpaceDrawing, type ShownSpaces } from './spaceDrawing.ts';
import type { PlacedMark } from './spaceMark.ts';

interface SpaceLayerOptions {
  /** Draws rings and the legs of fans. */
  readonly renderer: L.Renderer;
  readonly onSelect: (id: PlacedMark['id']) => void;
  /** Hears where pins stand whenever they are drawn. */
  readonly onDrawn: (pins: readonly Position[]) => void;
}

/**
 * Draws spaces, clusters of them, and the rings within which they lie. A cluster opens by zooming, or as a fan where
 * zooming cannot part it; a fan closes by Escape, by a click beside it, or when another space is selected.
 */
export function createSpaceLayer(
  map: L.Map,
  { renderer, onSelect, onDrawn }: SpaceLayerOptions,
): MapLayer<ShownSpaces> {
  let shown: ShownSpaces | undefined;
  let index = indexPins([]);
  let openKey: string | null = null;
  const drawing = createSpaceDrawing(map, { renderer, onPress: press });
  const view = createPinView(map);
  const revealer = createRevealer(map, present);
  const stopListening = listen(map, { onZoom, onClose: close });

  return {
    show(next) {
      const before = shown;
      shown = next;
      if (before?.marks !== next.marks) index = indexPins(next.marks);
      draw();
      if (next.selectedId !== null && before?.selectedId !== next.selectedId) revealer.reveal(index, next.selectedId);
    },
    remove() {
      stopListening();
      for (const part of [view, drawing]) part.remove();
    },
  };

  function draw(): void {
    if (shown === undefined) return;
    const pins = index.at(map.getZoom(), openKey);
    drawing.show({ ...shown, pins });
    onDrawn(pins.map(({ position }) => position));
  }

  function onZoom(): void {
    draw();
    revealer.afterZoom(index);
  }

  function press(pin: Pin): void {
    if (pin.kind === 'mark') onSelect(pin.marks[0].id);
    else if (pin.partsAtZoom !== undefined) map.setView(toLatLng(pin.position), pin.partsAtZoom, motion());
    else present(pin.open ? null : pin);
  }

  /** Brings a pin into view and, if it is a cluster, opens its fan; closes any other. */
  function present(pin: Pin | null): void {
    openKey = pin?.kind === 'cluster' ? pin.key : null;
    draw();
    view.keep(pin);
  }

  function close(): boolean {
    const wasOpen = openKey !== null;
    if (wasOpen) present(null);
    return wasOpen;
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
