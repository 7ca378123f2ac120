import L from 'leaflet';
import type { Position, Region } from '#shared/position.ts';

/** Leaflet writes latitude first; everything else in the product writes longitude first. */
export function toLatLng([lng, lat]: Position): L.LatLng {
  return L.latLng(lat, lng);
}

/** The point as `[longitude, latitude]`, to six decimals (about 0.1 m). */
export function toPosition({ lat, lng }: L.LatLng): Position {
  return [rounded(lng), rounded(lat)];
}

/** The rectangle of the bounds as a closed polygon, counter-clockwise as RFC 7946 asks. */
export function toRegion(bounds: L.LatLngBounds): Region {
  const [west, south, east, north] = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()].map(
    rounded,
  );
  if (west === undefined || south === undefined || east === undefined || north === undefined) {
    throw new RangeError('Bounds without four sides');
  }
  return {
    type: 'Polygon',
    coordinates: [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ],
  };
}

function rounded(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6;
}
