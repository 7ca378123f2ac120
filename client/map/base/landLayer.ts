import L from 'leaflet';
import type { MapLayer } from '../mapLayer.ts';
import type { Land } from './loadLand.ts';
import { SHEET } from './sheet.ts';

/** The sheet fades out over its outermost degrees, so that it has no hard edge: how far in each layer of the cover reaches. */
const FADE_DEGREES = [0, 0.15, 0.3, 0.45, 0.6, 0.75, 0.9] as const;

/** Further than the map can be moved. */
const WORLD_CORNERS: L.LatLngTuple[] = [
  [-85, -360],
  [-85, 360],
  [85, 360],
  [85, -360],
];

/** Draws the land of the map sheet and covers what lies outside, so that nobody takes it for sea; towards its edge the sheet fades. */
export function createLandLayer(map: L.Map, renderer: L.Renderer): MapLayer<Land | undefined> {
  const group = L.layerGroup().addTo(map);
  return {
    show(land) {
      group.clearLayers();
      if (land !== undefined) {
        L.geoJSON(land, { interactive: false, style: () => ({ renderer, className: 'map-land' }) }).addTo(group);
      }
      for (const degrees of FADE_DEGREES) {
        const className = degrees === 0 ? 'map-outside' : 'map-outside map-outside--fade';
        L.polygon([WORLD_CORNERS, sheetWithin(degrees)], { renderer, className, interactive: false }).addTo(group);
      }
    },
    remove() {
      group.clearLayers().remove();
    },
  };
}

/** Corners of the sheet without its outermost degrees. */
function sheetWithin(degrees: number): L.LatLngTuple[] {
  const { west, south, east, north } = SHEET;
  return [
    [south + degrees, west + degrees],
    [south + degrees, east - degrees],
    [north - degrees, east - degrees],
    [north - degrees, west + degrees],
  ];
}
