import { mongo } from 'mongoose';

/** By which index a search is to go, as it takes that; nothing where the store has no such index, and chooses itself. */
export type PresentIndex = (field: string) => Promise<{ readonly hint?: Readonly<Record<string, 1>> }>;

/**
 * Looks for indexes before they are named: a store refuses a search that names one it has not, as a MongoDB whose data somebody
 * has brought without their indexes. Seen once, an index is taken to stay.
 */
export function createPresentIndex(rows: Rows): PresentIndex {
  const present = new Set<string>();
  return async (field) => {
    if (!present.has(field)) for (const found of await singleFields(rows)) present.add(found);
    return present.has(field) ? { hint: { [field]: 1 } } : {};
  };
}

type Rows = Pick<mongo.Collection, 'indexes'>;

/** Fields that have an index of their own over all rows. */
async function singleFields(rows: Rows): Promise<string[]> {
  try {
    const indexes = await rows.indexes();
    return indexes.flatMap(({ key, sparse, partialFilterExpression: partial }) => {
      const [[field, direction] = [], ...more] = Object.entries(key);
      const isWhole = more.length === 0 && direction === 1 && sparse !== true && partial === undefined;
      return isWhole && field !== undefined ? [field] : [];
    });
  } catch (error) {
    // There are no rows yet, so no indexes either.
    if (error instanceof mongo.MongoServerError && error.code === NAMESPACE_NOT_FOUND) return [];
    throw error;
  }
}

const NAMESPACE_NOT_FOUND = 26;
