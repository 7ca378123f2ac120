import L from 'leaflet';
import { toLatLng } from './latLng.ts';
import type { MapLayer } from './mapLayer.ts';
import type { Reach } from './reach.ts';

const DOT_RADIUS_PX = 6;

/** Marks the point that the requirement asks to be near, and the limit around it; nothing where it asks for none. */
export function createReachLayer(map: L.Map, renderer: L.Renderer): MapLayer<Reach | undefined> {
  const group = L.layerGroup().addTo(map);
  return {
    show(reach) {
      group.clearLayers();
      if (reach === undefined) return;
      const at = toLatLng(reach.position);
      if (reach.limitM !== undefined) {
        L.circle(at, { radius: reach.limitM, renderer, className: 'map-region', interactive: false }).addTo(group);
      }
      L.circleMarker(at, {
        radius: DOT_RADIUS_PX,
        renderer,
        className: 'map-reach-point',
        interactive: false,
      }).addTo(group);
    },
    remove() {
      group.clearLayers().remove();
    },
  };
}
