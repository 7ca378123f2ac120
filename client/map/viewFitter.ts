import L from 'leaflet';
import type { Region } from '#shared/position.ts';
import { SHEET } from './base/sheet.ts';
import { toLatLng } from './latLng.ts';
import type { MapLayer } from './mapLayer.ts';
import { isHidden } from './pinView.ts';
import { latLngsOf } from './regionLayer.ts';
import type { PlacedMark } from './spaceMark.ts';
import { FIT_MAX_ZOOM } from './zoom.ts';

interface ToFit {
  readonly marks: readonly PlacedMark[];
  /** Shown where there is no mark; the whole sheet where there is neither to begin with. */
  readonly region: Region | undefined;
}

/** Room for markers at the edge of the view. */
const PADDING_PX: L.PointTuple = [48, 48];

const SHEET_BOUNDS = L.latLngBounds([SHEET.south, SHEET.west], [SHEET.north, SHEET.east]);

/** Moves the view to results when they are in other places than before; the same places in another order move nothing. */
export function createViewFitter(map: L.Map): MapLayer<ToFit> {
  let fittedPlaces: string | undefined;
  let waiting: L.LatLngBounds | undefined;

  const fit = (bounds: L.LatLngBounds): void => {
    // A map in a hidden tab has no size; it is fitted when it is seen.
    waiting = isHidden(map.getSize()) ? bounds : undefined;
    if (waiting !== undefined) return;
    map.fitBounds(bounds, { padding: PADDING_PX, maxZoom: FIT_MAX_ZOOM, animate: false });
  };
  const fitWaiting = (): void => {
    if (waiting !== undefined) fit(waiting);
  };
  map.on('resize', fitWaiting);

  return {
    show({ marks, region }) {
      const places = marks.length > 0 ? placesOf(marks) : JSON.stringify(region ?? '');
      if (places === fittedPlaces) return;
      const isFirst = fittedPlaces === undefined;
      fittedPlaces = places;
      if (marks.length > 0) fit(boundsOf(marks));
      else if (region !== undefined) fit(L.latLngBounds(latLngsOf(region).flat(2)));
      else if (isFirst) fit(SHEET_BOUNDS);
    },
    remove() {
      map.off('resize', fitWaiting);
    },
  };
}

function placesOf(marks: readonly PlacedMark[]): string {
  return [...new Set(marks.map(({ location }) => location.position.join(',')))].sort().join(' ');
}

/** The smallest rectangle that holds every ring. */
function boundsOf(marks: readonly PlacedMark[]): L.LatLngBounds {
  const bounds = L.latLngBounds([]);
  for (const { location } of marks) bounds.extend(toLatLng(location.position).toBounds(2 * location.radiusM));
  return bounds;
}
