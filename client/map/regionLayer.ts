import L from 'leaflet';
import type { Region } from '#shared/position.ts';
import type { MapLayer } from './mapLayer.ts';
import { toLatLng } from './latLng.ts';

/** Outlines the region that the requirement asks for; nothing where it asks for none. */
export function createRegionLayer(map: L.Map, renderer: L.Renderer): MapLayer<Region | undefined> {
  const group = L.layerGroup().addTo(map);
  return {
    show(region) {
      group.clearLayers();
      if (region === undefined) return;
      L.polygon(latLngsOf(region), { renderer, className: 'map-region', interactive: false }).addTo(group);
    },
    remove() {
      group.clearLayers().remove();
    },
  };
}

/** The corners of a region as Leaflet nests them: polygons, rings, points. */
export function latLngsOf(region: Region): L.LatLng[][][] {
  const polygons = region.type === 'Polygon' ? [region.coordinates] : region.coordinates;
  return polygons.map((rings) => rings.map((ring) => ring.map(toLatLng)));
}
