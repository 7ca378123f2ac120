import L from 'leaflet';
import { toLatLng } from './latLng.ts';
import type { MapLayer } from './mapLayer.ts';
import type { ParkMark } from './parkMark.ts';

const DOT_RADIUS_PX = 4.5;

/** Draws parks as dots, each with the ring within which it lies. */
export function createParkLayer(map: L.Map, renderer: L.Renderer): MapLayer<readonly ParkMark[]> {
  const group = L.layerGroup().addTo(map);
  return {
    show(parks) {
      group.clearLayers();
      for (const { position, radiusM } of parks.map(({ location }) => location)) {
        const at = toLatLng(position);
        L.circle(at, { radius: radiusM, renderer, className: 'map-ring', interactive: false }).addTo(group);
      }
      // Dots above all rings.
      for (const { location } of parks) {
        L.circleMarker(toLatLng(location.position), {
          radius: DOT_RADIUS_PX,
          renderer,
          className: 'map-park',
          interactive: false,
        }).addTo(group);
      }
    },
    remove() {
      group.clearLayers().remove();
    },
  };
}
