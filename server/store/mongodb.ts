import { type Connection } from 'mongoose';
import { z } from 'zod';
import { openConnection } from './openConnection.ts';
import { StoreUnavailable } from './storeUnavailable.ts';
import { TOO_OLD, reasonUnreachable } from './unreachable.ts';

/** Longer than the election of another primary takes, unless the address says otherwise. */
const SELECTION_MS = 15_000;

/**
 * Connects to a MongoDB that somebody runs: a replica set or a sharded cluster. The address is never quoted, as it may
 * hold a password.
 *
 * @throws {StoreUnavailable} if it cannot be reached, does not let its user in, or lacks what the product needs.
 */
export async function connectMongodb(uri: string, databaseName: string): Promise<Connection> {
  const wish = { databaseName, ...(!SAYS_SELECTION.test(uri) && { selectionMs: SELECTION_MS }) };
  const connection = await openConnection(uri, wish).catch((error: unknown) => {
    throw unreachable(reasonUnreachable(error));
  });
  try {
    await refuseUnfit(connection);
    return connection;
  } catch (error) {
    await connection.close();
    throw error;
  }
}

const SAYS_SELECTION = /[?&]serverSelectionTimeoutMS=/iu;

function unreachable(reason: string): StoreUnavailable {
  return new StoreUnavailable(`The MongoDB of MONGODB_URI cannot be used: ${reason}.`);
}

async function refuseUnfit(connection: Connection): Promise<void> {
  const database = connection.getClient().db(connection.name);
  const greeting = Greeting.parse(await database.command({ hello: 1 }));
  if (greeting.setName === undefined && greeting.msg !== SHARDED) throw new StoreUnavailable(STANDALONE);
  if (greeting.maxWireVersion < WIRE_5_0) throw unreachable(TOO_OLD);
  if (!greeting.isWritablePrimary) throw unreachable('its address leads to a single member that is not the primary');
  try {
    // The greeting needs no rights.
    await database.command({ listCollections: 1, nameOnly: true });
  } catch (error) {
    throw unreachable(reasonUnreachable(error));
  }
}

const Greeting = z.object({
  setName: z.string().optional(),
  msg: z.string().optional(),
  maxWireVersion: z.number(),
  isWritablePrimary: z.boolean().default(false),
});

/** What a router of a sharded cluster says. */
const SHARDED = 'isdbgrid';

/** The protocol of MongoDB 5.0. */
const WIRE_5_0 = 13;

const STANDALONE =
  'The MongoDB of MONGODB_URI is a standalone server, which has neither transactions nor change streams; run it as a replica set (one member is enough).';
