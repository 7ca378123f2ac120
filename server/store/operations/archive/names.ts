export const MANIFEST_NAME = 'manifest.json';
export const METADATA_NAME = 'metadata.json';

/** The folder of a collection in the archive; every name of a collection gives a plain name of a folder. */
export function folderOf(collection: string): string {
  return encodeURIComponent(collection).replace(/^\./u, '%2E');
}

/** The name of a part of a collection's documents, counted from 1. */
export function partName(collection: string, count: number): string {
  return `${folderOf(collection)}/${String(count).padStart(6, '0')}.bson`;
}

/** The moment as a part of a name of a file: 20261125T103456Z. */
export function timeName(at: Date): string {
  return at.toISOString().replace(/[-:]|\.\d+/gu, '');
}
