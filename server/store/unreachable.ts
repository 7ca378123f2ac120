import { mongo } from 'mongoose';
import { z } from 'zod';

/** Why a MongoDB cannot be used, in words that hold nothing of its address; messages of the driver may quote hosts and credentials. */
export function reasonUnreachable(error: unknown): string {
  if (!(error instanceof Error)) return NO_ANSWER;
  if (NO_ADDRESS.has(error.name)) return 'its value is not a MongoDB address';
  if (error instanceof mongo.MongoServerError) return reasonRefused(error);
  if ('syscall' in error && String(error.syscall).startsWith('query'))
    return 'the name server does not know the name of its mongodb+srv address';
  return reasonUnselected('reason' in error ? error.reason : undefined);
}

/** By name: the parser of addresses has a class of its own for them. */
const NO_ADDRESS = new Set(['MongoParseError', 'MongoInvalidArgumentError', 'MongoAPIError']);

const NO_ANSWER = 'no server answered in time';

/** The server has answered with an error. */
function reasonRefused({ code, codeName }: mongo.MongoServerError): string {
  if (BAD_CREDENTIALS.has(code)) return 'it refuses the user or the password';
  if (code === UNAUTHORIZED) return 'it asks for a user and a password, or its user may not use this database';
  return `it answers with the error ${String(codeName ?? code)}`;
}

/** AuthenticationFailed, and what MongoDB Atlas says instead. */
const BAD_CREDENTIALS: ReadonlySet<unknown> = new Set([18, 8000]);
const UNAUTHORIZED = 13;

/** No server could be chosen; what is known of each tells why. */
function reasonUnselected(known: unknown): string {
  const { success, data } = Topology.safeParse(known);
  if (!success) return NO_ANSWER;
  const servers = [...data.servers.values()];
  if (servers.length === 0) return 'the servers that answer are not of the replica set that it names';
  if (servers.some(({ error }) => error?.name === 'MongoCompatibilityError')) return TOO_OLD;
  if (servers.some(({ type }) => type === 'RSGhost'))
    return 'a server answers whose replica set has not been initiated; run rs.initiate() on it';
  if (servers.some(({ type }) => type !== 'Unknown'))
    return 'servers answer, but none of them is the primary: most members of the set must be up and reach each other';
  const code = servers.map(({ error }) => error?.cause?.code).find((one) => one !== undefined);
  return code === undefined ? NO_ANSWER : `${NO_ANSWER} (${code})`;
}

/** What to say of a server that has no reads at one moment in all its collections, which came with 5.0. */
export const TOO_OLD = 'its server is older than MongoDB 5.0';

/** What the driver knows of the servers when it gives up. */
const Topology = z.object({
  servers: z.map(
    z.string(),
    z.object({
      type: z.string(),
      error: z
        .object({ name: z.string(), cause: z.object({ code: z.string().optional() }).optional() })
        .nullable()
        .catch(null),
    }),
  ),
});
