/** Degrees of the map sheet that the base map covers: the coast from the Pearl River to the Yangtze. */
export const SHEET = { west: 112, south: 21, east: 123, north: 32.5 } as const;

/** Where the built client finds the land outline, below its base path. */
export const LAND_PATH = 'base/land.json';
