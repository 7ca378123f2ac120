import L from 'leaflet';
import { graticule } from './graticule.ts';

/** Draws meridians and parallels over what is in view, and again when the view has moved. Returns what takes them off. */
export function addGraticule(map: L.Map, renderer: L.Renderer): () => void {
  const group = L.layerGroup().addTo(map);
  const draw = (): void => {
    group.clearLayers();
    // Padded, so that lines reach beyond the edge while the map is dragged.
    const bounds = map.getBounds().pad(0.5);
    const view = {
      west: bounds.getWest(),
      south: bounds.getSouth(),
      east: bounds.getEast(),
      north: bounds.getNorth(),
    };
    const { lngs, lats } = graticule(view, map.getZoom());
    const lines: L.LatLngTuple[][] = [
      ...lngs.map((lng): L.LatLngTuple[] => [
        [view.south, lng],
        [view.north, lng],
      ]),
      ...lats.map((lat): L.LatLngTuple[] => [
        [lat, view.west],
        [lat, view.east],
      ]),
    ];
    L.polyline(lines, { renderer, className: 'map-graticule', interactive: false, smoothFactor: 0 }).addTo(group);
  };

  draw();
  map.on('moveend', draw);
  return () => {
    map.off('moveend', draw);
    group.remove();
  };
}
