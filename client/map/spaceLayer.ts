import type L from 'leaflet';
import type { Position } from '#shared/position.ts';
import { prefersReducedMotion } from './createMap.ts';
import { toLatLng } from './latLng.ts';
import type { MapLayer } from './mapLayer.ts';
import { indexPins, type Pin } from './pins.ts';
import { createPinView, isHidden } from './pinView.ts';
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
export function createSpaceLayer(map: L.Map, options: SpaceLayerOptions): MapLayer<ShownSpaces> {
  let shown: ShownSpaces | undefined;
  let index = indexPins([]);
  let openKey: string | null = null;
  const drawing = createSpaceDrawing(map, { renderer: options.renderer, onPress: press });
  const view = createPinView(map);
  const revealer = createRevealer(map, present);
  const stopListening = listen(map, { onZoom, onSeen: revealSelected, onClose: close });

  return {
    show(next) {
      const before = shown;
      shown = next;
      if (before?.marks !== next.marks) index = indexPins(next.marks);
      draw();
      if (before?.selectedId !== next.selectedId) revealSelected();
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
    options.onDrawn(pins.map(({ position }) => position));
  }

  function revealSelected(): void {
    if (typeof shown?.selectedId === 'string') revealer.reveal(index, shown.selectedId);
  }

  function onZoom(): void {
    draw();
    revealer.afterZoom(index);
  }

  function press(pin: Pin): void {
    if (pin.kind === 'mark') options.onSelect(pin.marks[0].id);
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

interface MapListeners {
  readonly onZoom: () => void;
  /** The map was hidden and is no more. */
  readonly onSeen: () => void;
  /** Whether there was anything to close. */
  readonly onClose: () => boolean;
}

function listen(map: L.Map, { onZoom, onSeen, onClose }: MapListeners): () => void {
  const container = map.getContainer();
  const onKey = (event: KeyboardEvent): void => {
    // What the key has closed here, it closes nowhere else.
    if (event.key === 'Escape' && onClose()) event.stopPropagation();
  };
  const onResize = ({ oldSize }: L.ResizeEvent): void => {
    if (isHidden(oldSize)) onSeen();
  };
  map.on('zoomend', onZoom).on('click', onClose).on('resize', onResize);
  container.addEventListener('keydown', onKey);
  return () => {
    map.off('zoomend', onZoom).off('click', onClose).off('resize', onResize);
    container.removeEventListener('keydown', onKey);
  };
}

function motion(): L.ZoomPanOptions {
  return { animate: !prefersReducedMotion() };
}
