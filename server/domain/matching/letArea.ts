/** Largest area that may be asked for: more than any park has. */
export const AREA_MAX_M2 = 10_000_000;

/** Span of the areas that tenants of one space seek, by which a change of area is measured. Ours, from the areas that sectors usually ask for. */
export const AREA_SPAN_M2 = 5000;

/** How much of a space can be let. */
interface LetArea {
  /** The whole; absent is not known. */
  readonly offeredM2: number | undefined;
  /** The least part; `none` where it is let only whole, absent where its division is not known. */
  readonly offeredFromM2: number | 'none' | undefined;
}

/** Smallest area that can be let: of a space let only whole, the whole; never more than the whole; undefined where it is not known. */
export function leastPartM2({ offeredM2, offeredFromM2 }: LetArea): number | undefined {
  if (offeredFromM2 === undefined) return undefined;
  if (offeredFromM2 === 'none') return offeredM2;
  return Math.min(offeredM2 ?? Infinity, offeredFromM2);
}
