import L from 'leaflet';
import { toLatLng } from './latLng.ts';
import type { MapLayer } from './mapLayer.ts';
import type { Pin } from './pins.ts';

/** Joins the pins of an open fan with the point where they all stand. */
export function createLegLayer(map: L.Map, renderer: L.Renderer): MapLayer<readonly Pin[]> {
  const group = L.layerGroup().addTo(map);
  return {
    show(pins) {
      group.clearLayers();
      for (const pin of pins) {
        if (pin.kind === 'cluster' || pin.offset === undefined) continue;
        const at = toLatLng(pin.position);
        const end = map.unproject(map.project(at).add(L.point(...pin.offset)));
        L.polyline([at, end], { renderer, className: 'map-leg', interactive: false }).addTo(group);
      }
    },
    remove() {
      group.clearLayers().remove();
    },
  };
}
