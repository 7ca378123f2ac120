import type { Feature, MultiPolygon } from 'geojson';
import { LAND_PATH } from './sheet.ts';

export type Land = Feature<MultiPolygon>;

/** Fetches the land outline from where the page comes from. */
export async function loadLand(signal: AbortSignal): Promise<Land> {
  const response = await fetch(`${import.meta.env.BASE_URL}${LAND_PATH}`, { signal });
  if (!response.ok) throw new Error(`The land outline was answered with status ${response.status}`);
  // Foreign boundary: our own build wrote this file (clipLand).
  return (await response.json()) as Land;
}
