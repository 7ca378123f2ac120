/** Spaces are stored by imports: all rows of one become visible, or go, together. */
export interface Import {
  readonly id: string;
  /** `demo`: invented by the seed. */
  readonly origin: 'demo' | 'import';
}

/** The imports whose rows are visible, oldest first: where several hold the same space, the newest one is believed. */
export type VisibleImports = readonly Import[];

/** Of several rows of one space, the believed one: that of the newest import. */
export function newestRows<R extends { readonly spaceId: string; readonly importId: string }>(
  rows: readonly R[],
  visible: VisibleImports,
): R[] {
  const placeById = new Map(visible.map(({ id }, place) => [id, place]));
  const placeOf = ({ importId }: R): number => placeById.get(importId) ?? -1;
  const newestBySpace = new Map<string, R>();
  for (const row of rows) {
    const other = newestBySpace.get(row.spaceId);
    if (other === undefined || placeOf(row) > placeOf(other)) newestBySpace.set(row.spaceId, row);
  }
  return [...newestBySpace.values()];
}
