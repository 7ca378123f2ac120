import L from 'leaflet';
import type { MapLayer } from '../mapLayer.ts';
import type { Land } from './loadLand.ts';
import { SHEET } from './sheet.ts';

const SHEET_CORNERS: L.LatLngTuple[] = [
  [SHEET.south, SHEET.west],
  [SHEET.south, SHEET.east],
  [SHEET.north, SHEET.east],
  [SHEET.north, SHEET.west],
];

/** Further than the map can be moved. */
const WORLD_CORNERS: L.LatLngTuple[] = [
  [-85, -360],
  [-85, 360],
  [85, 360],
  [85, -360],
];

/** Draws the land of the map sheet and covers what lies outside, so that nobody takes it for sea. */
export function createLandLayer(map: L.Map, renderer: L.Renderer): MapLayer<Land | undefined> {
  const group = L.layerGroup().addTo(map);
  return {
    show(land) {
      group.clearLayers();
      if (land !== undefined) {
        L.geoJSON(land, { interactive: false, style: () => ({ renderer, className: 'map-land' }) }).addTo(group);
      }
      L.polygon([WORLD_CORNERS, SHEET_CORNERS], { renderer, className: 'map-outside', interactive: false }).addTo(
        group,
      );
    },
    remove() {
      group.clearLayers().remove();
    },
  };
}
