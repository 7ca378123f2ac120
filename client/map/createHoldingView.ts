import L from 'leaflet';
import type { ParkHolding } from '#shared/listing.ts';
import { addGraticule } from './base/graticuleLayer.ts';
import { createLandLayer } from './base/landLayer.ts';
import type { Land } from './base/loadLand.ts';
import type { Named } from './base/placeNames.ts';
import { createNameLayer } from './base/nameLayer.ts';
import { createControls } from './controls.ts';
import { createMap, svgRenderer } from './createMap.ts';
import { followSize } from './followSize.ts';
import { toLatLng } from './latLng.ts';
import type { MapTexts } from './mapTexts.ts';
import { createParkLayer } from './parkLayer.ts';
import type { ParkMark } from './parkMark.ts';
import { createViewFitter } from './viewFitter.ts';

interface ShownHoldings {
  readonly holdings: readonly ParkHolding[];
  readonly selectedId: string | undefined;
  readonly language: 'zh' | 'en';
  readonly texts: MapTexts;
  /** Says how many spaces there are. */
  readonly countOf: (spaces: number) => string;
}

/** A map of an operator's parks. */
export interface HoldingView {
  readonly showLand: (land: Land) => void;
  readonly show: (shown: ShownHoldings) => void;
  readonly remove: () => void;
}

type Placed = ParkHolding & ParkMark;

/** Makes it in a container; a park without a known place is in the list only. */
export function createHoldingView(container: HTMLElement, onSelect: (parkId: string) => void): HoldingView {
  const map = createMap(container);
  const land = createLandLayer(map, svgRenderer('land'));
  land.show(undefined);
  const removeGraticule = addGraticule(map, svgRenderer('land'));
  const parkLayer = createParkLayer(map, svgRenderer('parks'));
  const labels = L.layerGroup().addTo(map);
  const names = createNameLayer(map, 'names');
  const fitter = createViewFitter(map);
  const controls = createControls(map);
  const stopFollowing = followSize(map);
  return {
    showLand: land.show,
    show({ holdings, selectedId, texts, ...said }) {
      const placed = holdings.flatMap((park): Placed[] => {
        const { location } = park;
        return location === undefined ? [] : [{ ...park, location }];
      });
      controls.show(texts);
      parkLayer.show(placed);
      names.show({ places: placed.map(asNamed), language: said.language });
      labels.clearLayers();
      for (const park of placed) {
        const element = labelElement(park, { ...said, isSelected: park.id === selectedId, onSelect });
        const icon = L.divIcon({ html: element, className: 'map-holding', iconSize: [0, 0] });
        L.marker(toLatLng(park.location.position), { icon, keyboard: false }).addTo(labels);
      }
      fitter.show({ marks: [], region: undefined, parks: placed });
    },
    remove() {
      stopFollowing();
      removeGraticule();
      labels.clearLayers().remove();
      for (const layer of [controls, fitter, names, parkLayer, land]) layer.remove();
      map.remove();
    },
  };
}

function asNamed({ id, name, location }: Placed): Named {
  return { id, ...name, level: 'park', centre: location.position };
}

interface Label extends Pick<ShownHoldings, 'language' | 'countOf'> {
  readonly isSelected: boolean;
  readonly onSelect: (parkId: string) => void;
}

/** A button with the number of the park's spaces, whose name is said and shown when pointed at. */
function labelElement(
  { id, name, buildings }: Placed,
  { language, countOf, isSelected, onSelect }: Label,
): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'map-holding__label';
  button.setAttribute('aria-pressed', String(isSelected));
  const spaces = buildings.reduce((sum, building) => sum + building.spaces, 0);
  button.textContent = String(spaces);
  button.title = `${name[language]} · ${countOf(spaces)}`;
  button.setAttribute('aria-label', button.title);
  button.addEventListener('click', (event) => {
    event.stopPropagation();
    onSelect(id);
  });
  return button;
}
