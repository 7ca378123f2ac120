import { type Bson, isDocument } from '#server/store/embedded/engine/bson.ts';
import { type RawConnection } from '#tests/support/rawConnection.ts';
import { ask } from './asking.ts';
import { type Found } from './faults.ts';
import { DATABASE } from './operation.ts';

/** Reads all that clients have written. */
export async function readFound(connection: RawConnection): Promise<Found> {
  const singles = await allOf(connection, 'singles');
  const batches = await allOf(connection, 'batches');
  const [givings, takings] = [await allOf(connection, 'givings'), await allOf(connection, 'takings')];
  return {
    singles: idsOf(singles),
    batches: tally(batches.map(({ name }) => String(name))),
    givings: idsOf(givings),
    takings: idsOf(takings),
    counters: numbersOf(await allOf(connection, 'counters')),
    accounts: numbersOf(await allOf(connection, 'accounts')),
  };
}

/** What the store itself finds wrong with its indexes and its log. */
export async function readOwnFaults(connection: RawConnection): Promise<unknown[]> {
  const { cursor } = await ask(connection, { listCollections: 1, $db: DATABASE });
  const names = batchOf(cursor).map(({ name }) => String(name));
  const answers: Bson[] = [];
  for (const name of names) answers.push(await ask(connection, { validate: name, $db: DATABASE }));
  answers.push(await ask(connection, { parkfitVerifyLog: 1, $db: DATABASE }));
  return answers.flatMap(({ errors }) => (Array.isArray(errors) ? (errors as unknown[]) : []));
}

async function allOf(connection: RawConnection, collection: string): Promise<Bson[]> {
  const { cursor } = await ask(connection, { find: collection, batchSize: 100_000, $db: DATABASE });
  const documents = [...batchOf(cursor)];
  let id = idOf(cursor);
  while (Number(id) !== 0) {
    const { cursor: next } = await ask(connection, { getMore: id, collection, batchSize: 100_000, $db: DATABASE });
    documents.push(...batchOf(next));
    id = idOf(next);
  }
  return documents;
}

function idOf(cursor: unknown): unknown {
  return isDocument(cursor) ? cursor['id'] : 0;
}

function batchOf(cursor: unknown): readonly Bson[] {
  if (!isDocument(cursor)) return [];
  return (cursor['firstBatch'] ?? cursor['nextBatch'] ?? []) as readonly Bson[];
}

function idsOf(documents: readonly Bson[]): Set<string> {
  return new Set(documents.map(({ _id }) => String(_id)));
}

function tally(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

function numbersOf(documents: readonly Bson[]): Map<number, number> {
  return new Map(documents.map(({ _id, n }) => [Number(_id), Number(n)]));
}
