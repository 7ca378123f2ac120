/** Span of the areas that tenants of one space seek, by which a change of area is measured. Ours, from the areas that sectors usually ask for. */
export const AREA_SPAN_M2 = 5000;

/** Largest area that may be asked for: more than any park has. */
export const AREA_MAX_M2 = 10_000_000;
