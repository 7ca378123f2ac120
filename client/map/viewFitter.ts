import L from 'leaflet';
import type { Region } from '#shared/position.ts';
import { SHEET } from './base/sheet.ts';
import { toLatLng } from './latLng.ts';
import type { MapLayer } from './mapLayer.ts';
import type { ParkMark } from './parkMark.ts';
import { isHidden } from './pinView.ts';
import { latLngsOf } from './regionLayer.ts';
import type { PlacedMark } from './spaceMark.ts';
import { FIT_MAX_ZOOM } from './zoom.ts';

interface ToFit {
  readonly marks: readonly PlacedMark[];
  /** Shown where there is no mark. */
  readonly region: Region | undefined;
  /** Shown before there is anything else; without them the whole sheet. */
  readonly parks: readonly ParkMark[];
}

/** Room for markers at the edge of the view; less on a phone, which has little to spare. */
const PADDING_PX = 48;
const PADDING_SHARE = 0.08;

/** Moves the view to results when they are in other places than before; the same places in another order move nothing. */
export function createViewFitter(map: L.Map): MapLayer<ToFit> {
  let fittedKey: string | undefined;
  let waiting: L.LatLngBounds | undefined;

  const fit = (bounds: L.LatLngBounds): void => {
    // A map in a hidden tab has no size; it is fitted when it is seen.
    waiting = isHidden(map.getSize()) ? bounds : undefined;
    if (waiting !== undefined) return;
    const { x, y } = map.getSize();
    const paddingPx = Math.min(PADDING_PX, PADDING_SHARE * Math.min(x, y));
    map.fitBounds(bounds, { padding: [paddingPx, paddingPx], maxZoom: FIT_MAX_ZOOM, animate: false });
  };
  const fitWaiting = (): void => {
    if (waiting !== undefined) fit(waiting);
  };
  map.on('resize', fitWaiting);

  return {
    show(toFit) {
      const target = targetOf(toFit) ?? (fittedKey === undefined ? WHOLE_SHEET : undefined);
      if (target?.key === fittedKey) return;
      fittedKey = target?.key ?? '';
      if (target !== undefined) fit(target.bounds);
    },
    remove() {
      map.off('resize', fitWaiting);
    },
  };
}

interface Target {
  /** Equal for the same places in any order. */
  readonly key: string;
  readonly bounds: L.LatLngBounds;
}

const WHOLE_SHEET: Target = {
  key: 'sheet',
  bounds: L.latLngBounds([SHEET.south, SHEET.west], [SHEET.north, SHEET.east]),
};

/** Results before the region asked for before parks; undefined where there is none of them. */
function targetOf({ marks, region, parks }: ToFit): Target | undefined {
  if (marks.length > 0) return { key: placesOf(marks), bounds: boundsOf(marks) };
  if (region !== undefined) return { key: JSON.stringify(region), bounds: L.latLngBounds(latLngsOf(region).flat(2)) };
  return parks.length === 0 ? undefined : { key: `parks ${placesOf(parks)}`, bounds: boundsOf(parks) };
}

type Located = Pick<PlacedMark, 'location'>;

function placesOf(located: readonly Located[]): string {
  return [...new Set(located.map(({ location }) => location.position.join(',')))].sort().join(' ');
}

/** The smallest rectangle that holds every ring. */
function boundsOf(located: readonly Located[]): L.LatLngBounds {
  const bounds = L.latLngBounds([]);
  for (const { location } of located) bounds.extend(toLatLng(location.position).toBounds(2 * location.radiusM));
  return bounds;
}
