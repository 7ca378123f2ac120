/**
 * Apparent power for each square metre; not known where power or area is not. Rounded to twelve digits, so that a density
 * that comes out even is not missed by the last bit of a division.
 */
export function densityVaPerM2(powerKva: number | undefined, areaM2: number | undefined): number | undefined {
  if (powerKva === undefined || areaM2 === undefined) return undefined;
  return Number(((powerKva * 1000) / areaM2).toPrecision(12));
}
