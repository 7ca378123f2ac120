/** Spaces are stored by imports: all rows of one become visible, or go, together. */
export interface Import {
  readonly id: string;
  /** `demo`: invented by the seed; `desk`: what operators wrote themselves. */
  readonly origin: 'demo' | 'import' | 'desk';
  /** How many rows it had when it was shown; absent of those that were shown without being counted. */
  readonly shownSpaces?: number;
}

/** The standing import of what operators write space by space. Once there is one it stays. */
export const DESK = { id: 'desk', origin: 'desk' } as const satisfies Import;

/**
 * The imports whose rows are visible, oldest first: where several hold the same space, the newest one is believed, but
 * what an operator wrote before any.
 */
export type VisibleImports = readonly Import[];

/** Of several rows of one space, the believed one: that of its operator, else of the newest import. */
export function newestRows<R extends { readonly spaceId: string; readonly importId: string }>(
  rows: readonly R[],
  visible: VisibleImports,
): R[] {
  const newest = createNewest<R>(visible);
  for (const row of rows) newest.add(row, () => row);
  return newest.all();
}

/** Keeps of each space what is made of its believed row, as rows come in any order. */
export interface Newest<T> {
  /** `make` is called only where no newer row of the space was there before. */
  readonly add: (row: { readonly spaceId: string; readonly importId: string }, make: () => T) => void;
  readonly all: () => T[];
}

/** Of no rows yet. */
export function createNewest<T>(visible: VisibleImports): Newest<T> {
  const placeById = new Map(visible.map(({ id, origin }, place) => [id, origin === 'desk' ? Infinity : place]));
  const kept = new Map<string, { readonly place: number; readonly made: T }>();
  return {
    add({ spaceId, importId }, make) {
      const place = placeById.get(importId) ?? -1;
      const other = kept.get(spaceId);
      if (other === undefined || place > other.place) kept.set(spaceId, { place, made: make() });
    },
    all: () => Array.from(kept.values(), ({ made }) => made),
  };
}
