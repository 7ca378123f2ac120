import L from 'leaflet';
import type { ApproximatePosition } from '#shared/position.ts';
import { toLatLng } from './latLng.ts';
import type { MapLayer } from './mapLayer.ts';
import type { PlacedMark } from './spaceMark.ts';

interface ShownRings {
  readonly marks: readonly PlacedMark[];
  /** Spaces whose rings stand out: the selected one and the one pointed at. */
  readonly emphasised: ReadonlySet<PlacedMark['id']>;
}

/** Draws the ring within which each space lies, once where spaces share it; a surveyed point has none. */
export function createRingLayer(map: L.Map, renderer: L.Renderer): MapLayer<ShownRings> {
  const group = L.layerGroup().addTo(map);
  return {
    show({ marks, emphasised }) {
      group.clearLayers();
      const strong = distinct(marks.filter(({ id }) => emphasised.has(id)));
      for (const [key, { position, radiusM }] of distinct(marks)) {
        const className = strong.has(key) ? 'map-ring map-ring--strong' : 'map-ring';
        L.circle(toLatLng(position), { radius: radiusM, renderer, className, interactive: false }).addTo(group);
      }
    },
    remove() {
      group.clearLayers().remove();
    },
  };
}

function distinct(marks: readonly PlacedMark[]): ReadonlyMap<string, ApproximatePosition> {
  const approximate = marks.filter(({ location }) => location.radiusM > 0);
  return new Map(
    approximate.map(({ location }) => [[...location.position, location.radiusM].join(' '), location] as const),
  );
}
