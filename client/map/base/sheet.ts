/** Degrees of the map sheet that the base map covers: the coast from the Pearl River to the Yangtze, with room around it for a wide view of all parks. */
export const SHEET = { west: 108, south: 18, east: 125.5, north: 34.5 } as const;

/** Where the built client finds the land outline, below its base path. */
export const LAND_PATH = 'base/land.json';
