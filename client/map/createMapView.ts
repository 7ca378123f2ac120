import type L from 'leaflet';
import type { Position, Region } from '#shared/position.ts';
import { addGraticule } from './base/graticuleLayer.ts';
import { createLandLayer } from './base/landLayer.ts';
import type { Land } from './base/loadLand.ts';
import { createNameLayer } from './base/nameLayer.ts';
import { createControls } from './controls.ts';
import { createMap, svgRenderer } from './createMap.ts';
import { toPosition, toRegion } from './latLng.ts';
import type { Named } from './base/placeNames.ts';
import type { MapTexts } from './mapTexts.ts';
import { createParkLayer } from './parkLayer.ts';
import type { ParkMark } from './parkMark.ts';
import type { Reach } from './reach.ts';
import { createReachLayer } from './reachLayer.ts';
import { createRegionLayer } from './regionLayer.ts';
import { createSpaceLayer } from './spaceLayer.ts';
import type { PlacedMark } from './spaceMark.ts';
import { createViewFitter } from './viewFitter.ts';
import { followSize } from './followSize.ts';

export interface MapEvents {
  readonly onSelect: (id: PlacedMark['id']) => void;
  /** The view has moved to show this region. */
  readonly onViewChange: (region: Region) => void;
  /** A point was chosen: by a click beside all markers, or by Enter for the centre. */
  readonly onPick: (position: Position) => void;
}

interface ShownResults {
  /** Best first. */
  readonly marks: readonly PlacedMark[];
  readonly selectedId: PlacedMark['id'] | null;
  readonly region: Region | undefined;
  readonly reach: Reach | undefined;
  /** Shown where there is nothing else to show yet. */
  readonly parks: readonly ParkMark[];
  readonly texts: MapTexts;
}

interface ShownPlaces {
  readonly places: readonly Named[];
  readonly parks: readonly ParkMark[];
  readonly language: 'zh' | 'en';
}

/** A map of the results, its layers and its listeners. */
export interface MapView {
  readonly showLand: (land: Land) => void;
  readonly showPlaces: (shown: ShownPlaces) => void;
  readonly showControls: (texts: MapTexts) => void;
  readonly showResults: (results: ShownResults) => void;
  readonly remove: () => void;
}

export function createMapView(container: HTMLElement, events: MapEvents): MapView {
  const map = createMap(container);
  const land = createLandLayer(map, svgRenderer('land'));
  land.show(undefined);
  const removeGraticule = addGraticule(map, svgRenderer('land'));
  const names = createNameLayer(map, 'names');
  const renderer = svgRenderer();
  const parkLayer = createParkLayer(map, svgRenderer('parks'));
  const region = createRegionLayer(map, renderer);
  const reachLayer = createReachLayer(map, renderer);
  // Before the spaces: when a hidden map is seen, it is fitted first, and then the selected space is looked for.
  const fitter = createViewFitter(map);
  const spaces = createSpaceLayer(map, { renderer, onSelect: events.onSelect, onDrawn: names.avoid });
  const controls = createControls(map);
  const stopFollowing = followSize(map);
  const stopTelling = tell(map, events);

  return {
    showLand: land.show,
    showPlaces: ({ places, parks, language }) => {
      names.show({ places: [...places, ...parks.map(asNamed)], language });
    },
    showControls: controls.show,
    showResults({ marks, selectedId, region: asked, reach, parks, texts }) {
      parkLayer.show(parks);
      region.show(asked);
      reachLayer.show(reach);
      fitter.show({ marks, region: asked, parks });
      spaces.show({ marks, selectedId, texts });
    },
    remove() {
      for (const stop of [stopTelling, stopFollowing, removeGraticule]) stop();
      for (const layer of [controls, fitter, spaces, reachLayer, region, parkLayer, names, land]) layer.remove();
      map.remove();
    },
  };
}

function asNamed({ id, name, location }: ParkMark): Named {
  return { id, ...name, level: 'park', centre: location.position };
}

function tell(map: L.Map, { onViewChange, onPick }: MapEvents): () => void {
  const container = map.getContainer();
  const onMoved = (): void => {
    onViewChange(toRegion(map.getBounds()));
  };
  const onClick = ({ latlng }: L.LeafletMouseEvent): void => {
    onPick(toPosition(latlng));
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && event.target === container) onPick(toPosition(map.getCenter()));
  };
  map.on('moveend', onMoved).on('click', onClick);
  container.addEventListener('keydown', onKey);
  return () => {
    map.off('moveend', onMoved).off('click', onClick);
    container.removeEventListener('keydown', onKey);
  };
}
