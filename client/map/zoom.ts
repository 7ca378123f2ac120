/** The whole sheet on a phone. */
export const MIN_ZOOM = 5;

/** About 10 m to a pixel; the coastline and the positions of parks bear no more. */
export const MAX_ZOOM = 14;

/** How near the map goes by itself to show results: a park's ring of 3 km is about 160 pixels wide. */
export const FIT_MAX_ZOOM = 11;
