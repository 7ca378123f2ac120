import manifest from '../../package.json' with { type: 'json' };

/** The version of Parkfit that runs, as its package says. */
export const PRODUCT_VERSION: string = manifest.version;
