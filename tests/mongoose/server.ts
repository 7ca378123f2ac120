import { Mongoose } from 'mongoose';
import { z } from 'zod';

/** A server that the suite can be run on. */
export interface Server {
  readonly uri: string;
  /** The replica set that it is in; absent for one on its own. */
  readonly setName?: string;
}

const Hello = z.looseObject({ setName: z.string().optional() });

/** Asks the server at an address what it is. */
export async function askServer(uri: string): Promise<Server> {
  const connection = await new Mongoose().createConnection(uri, { serverSelectionTimeoutMS: 5000 }).asPromise();
  try {
    const { setName } = Hello.parse(await connection.db?.admin().command({ hello: 1 }));
    return { uri, ...(setName !== undefined && { setName }) };
  } finally {
    await connection.close();
  }
}
