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
  let fitted: Target | undefined;
  let waits = false;

  const fit = (): void => {
    if (fitted?.bounds === undefined) return;
    const size = map.getSize();
    // A map in a hidden tab has no size; it is fitted when it is seen.
    waits = isHidden(size);
    if (waits) return;
    const paddingPx = Math.min(PADDING_PX, PADDING_SHARE * Math.min(size.x, size.y));
    map.fitBounds(fitted.bounds, { padding: [paddingPx, paddingPx], maxZoom: FIT_MAX_ZOOM, animate: false });
  };
  const onResize = (): void => {
    if (waits || fitted?.isOverview === true) fit();
  };
  map.on('resize', onResize);

  return {
    show(toFit) {
      const next = targetOf(toFit) ?? (fitted === undefined ? WHOLE_SHEET : NOWHERE);
      if (next.key === fitted?.key) return;
      fitted = next;
      fit();
    },
    remove() {
      map.off('resize', onResize);
    },
  };
}

interface Target {
  /** Equal for the same places in any order. */
  readonly key: string;
  /** Absent where the view stays as it is. */
  readonly bounds?: L.LatLngBounds;
  /** All parks, before a search: they stay in view, also when the requirement takes room from the map. */
  readonly isOverview?: true;
}

const WHOLE_SHEET: Target = {
  key: 'sheet',
  bounds: L.latLngBounds([SHEET.south, SHEET.west], [SHEET.north, SHEET.east]),
};

const NOWHERE: Target = { key: '' };

/** Results before the region asked for before parks; undefined where there is none of them. */
function targetOf({ marks, region, parks }: ToFit): Target | undefined {
  if (marks.length > 0) return { key: placesOf(marks), bounds: boundsOf(marks) };
  if (region !== undefined) return { key: JSON.stringify(region), bounds: L.latLngBounds(latLngsOf(region).flat(2)) };
  if (parks.length === 0) return undefined;
  return { key: `parks ${placesOf(parks)}`, bounds: boundsOf(parks), isOverview: true };
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
