import L from 'leaflet';
import type { Position } from '#shared/position.ts';
import { toLatLng } from '../latLng.ts';
import type { MapLayer } from '../mapLayer.ts';
import { placeNames, type Named, type PlacedName } from './placeNames.ts';

interface ShownNames {
  readonly places: readonly Named[];
  readonly language: 'zh' | 'en';
}

/** A layer of names that keeps clear of markers. */
interface NameLayer extends MapLayer<ShownNames> {
  /** Tells where markers stand now. */
  readonly avoid: (markers: readonly Position[]) => void;
}

/** Writes the names of cities, districts and parks, by zoom, where a centre is known. */
export function createNameLayer(map: L.Map, pane: string): NameLayer {
  const group = L.layerGroup().addTo(map);
  let shown: ShownNames = { places: [], language: 'en' };
  let markers: readonly Position[] = [];
  const draw = (): void => {
    group.clearLayers();
    const zoom = map.getZoom();
    const names = placeNames(shown.places, {
      zoom,
      language: shown.language,
      markers,
      pixelOf: (position) => {
        const { x, y } = map.project(toLatLng(position), zoom);
        return [x, y];
      },
    });
    for (const name of names) {
      const icon = L.divIcon({
        html: nameElement(name),
        className: 'map-name-holder',
        iconSize: [0, 0],
        iconAnchor: [0, -name.shiftPx],
      });
      L.marker(toLatLng(name.position), { icon, pane, interactive: false, keyboard: false }).addTo(group);
    }
  };
  map.on('zoomend', draw);
  return {
    show(next) {
      shown = next;
      draw();
    },
    avoid(next) {
      markers = next;
      draw();
    },
    remove() {
      map.off('zoomend', draw);
      group.clearLayers().remove();
    },
  };
}

function nameElement({ text, level }: PlacedName): HTMLElement {
  const element = document.createElement('span');
  element.className = `map-name map-name--${level}`;
  element.textContent = text;
  return element;
}
