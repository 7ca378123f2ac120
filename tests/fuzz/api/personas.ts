import { type Connection } from 'mongoose';
import { PERSONAS, type Persona, type World, personIdOf } from '#tests/support/world.ts';

/** Those who ask. They disable, expel and sign out one another, so now and then all is set right again. */
export interface FuzzPersonas {
  /** What a request brings to show who sends it. */
  readonly headersOf: (persona: Persona) => Readonly<Record<string, string>>;
  /** Gives everybody back what it had at first, and a new session. */
  readonly mend: () => Promise<void>;
}

/** Collections of who is who. */
const COLLECTIONS = ['people', 'memberships', 'organisations'];

/** Notes how everybody stands at first. */
export async function createFuzzPersonas({ as, services, store: { connection } }: World): Promise<FuzzPersonas> {
  const atFirst = await rowsOf(connection);
  const tokens = new Map<Persona, string>();
  return {
    headersOf(persona) {
      const token = tokens.get(persona);
      return token === undefined ? as(persona).headers : { authorization: `Bearer ${token}` };
    },
    async mend() {
      for (const { collection, row } of atFirst) await putBack(connection, collection, row);
      for (const persona of PERSONAS) {
        if (persona !== 'nobody') tokens.set(persona, await services.identity.accessFor(personIdOf(persona)));
      }
    },
  };
}

interface Kept {
  readonly collection: string;
  readonly row: Readonly<Record<string, unknown>>;
}

async function rowsOf(connection: Connection): Promise<Kept[]> {
  const byCollection = await Promise.all(
    COLLECTIONS.map(async (collection) => {
      const rows = await connection.collection(collection).find().toArray();
      return rows.map((row) => ({ collection, row }));
    }),
  );
  return byCollection.flat();
}

/** Its revision goes on: history has those before. */
async function putBack(connection: Connection, name: string, row: Kept['row']): Promise<void> {
  const collection = connection.collection<{ _id: string }>(name);
  const { _id, revision, ...rest } = row;
  const id = String(_id);
  const { matchedCount } = await collection.updateOne({ _id: id }, { $set: rest });
  if (matchedCount === 0) await collection.insertOne({ _id: id, ...{ revision, ...rest } });
}
