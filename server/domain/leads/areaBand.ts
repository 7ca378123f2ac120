import { type AreaBand } from '#shared/areaBand.ts';

/** Lower end of each band in m², inclusive, greatest first. Ours. */
const BANDS: readonly (readonly [fromM2: number, band: AreaBand])[] = [
  [20_000, 'from-20000'],
  [5000, '5000-20000'],
  [2000, '2000-5000'],
  [500, '500-2000'],
];

/** The band in which an area lies. */
export function areaBandOf(areaM2: number): AreaBand {
  return BANDS.find(([fromM2]) => areaM2 >= fromM2)?.[1] ?? 'under-500';
}
