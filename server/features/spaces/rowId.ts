import { type SpaceId } from '#shared/space.ts';

/** The name of the row that an import has of a space. Names of imports have no colon. */
export function rowId(importId: string, spaceId: SpaceId): string {
  return `${importId}:${spaceId}`;
}

/** The import and the space of a row's name. */
export function partsOfRowId(id: string): { readonly importId: string; readonly spaceId: SpaceId } {
  const at = id.indexOf(':');
  return { importId: id.slice(0, Math.max(at, 0)), spaceId: id.slice(at + 1) };
}
