/** By which data the orders of texts are made. Keys of indexes that were made by other data are made anew. */
export const TEXT_VERSION = ['icu', 'cldr', 'unicode'].map((name) => process.versions[name] ?? '').join(' ');
