import { openStore } from '#server/store/connect.ts';
import { type Store } from '#server/store/store.ts';

/** The moment of every operation of these tests. */
const AT = new Date('2026-11-22T08:00:00Z');
export const now = (): Date => AT;

/** Uses the embedded store of a folder. */
export async function inFolder<T>(dataDir: string, use: (store: Store) => Promise<T>): Promise<T> {
  const store = await openStore({ dataDir }, 'serve');
  try {
    return await use(store);
  } finally {
    await store.close();
  }
}

/** All documents of a collection, in order. */
export function allOf({ connection }: Store, collection: string): Promise<object[]> {
  return connection
    .collection(collection)
    .find({}, { sort: { _id: 1 } })
    .toArray();
}
