import { type Connection, mongo } from 'mongoose';
import { z } from 'zod';
import { openConnection } from './openConnection.ts';
import { StoreUnavailable } from './storeUnavailable.ts';

/**
 * Connects to a MongoDB that somebody runs: a replica set or a sharded cluster. The address is never quoted, as it may
 * hold a password.
 *
 * @throws {StoreUnavailable} if it cannot be reached, or is a standalone server.
 */
export async function connectMongodb(uri: string, databaseName: string): Promise<Connection> {
  const connection = await openConnection(uri, databaseName).catch((error: unknown) => {
    throw new StoreUnavailable(`The MongoDB of MONGODB_URI cannot be reached: ${reasonOf(error)}.`);
  });
  const greeting = Greeting.parse(await connection.getClient().db('admin').command({ hello: 1 }));
  if (greeting.setName !== undefined || greeting.msg === SHARDED) return connection;
  await connection.close();
  throw new StoreUnavailable(
    'The MongoDB of MONGODB_URI is a standalone server, which has neither transactions nor change streams; run it as a replica set (one member is enough).',
  );
}

const Greeting = z.object({ setName: z.string().optional(), msg: z.string().optional() });

/** What a router of a sharded cluster says. */
const SHARDED = 'isdbgrid';

/** In words that hold nothing of the address; messages of the driver may quote hosts and credentials. */
function reasonOf(error: unknown): string {
  if (error instanceof Error && NO_ADDRESS.has(error.name)) return 'its value is not a MongoDB address';
  if (error instanceof mongo.MongoServerError && error.code === AUTHENTICATION_FAILED)
    return 'it refuses the user or the password';
  return 'no server answered within 5 seconds';
}

/** By name: the parser of addresses has a class of its own for them. */
const NO_ADDRESS = new Set(['MongoParseError', 'MongoInvalidArgumentError', 'MongoAPIError']);

const AUTHENTICATION_FAILED = 18;
