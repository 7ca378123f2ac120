import { type Bson, MAX_DOCUMENT_BYTES } from '../engine/bson.ts';
import { MAX_MESSAGE_BYTES } from '../wire/framing.ts';
import { type ConnectionState } from '../wire/server.ts';
import { type Command } from './command.ts';

/** MongoDB 8.0. What a driver reads from it that this store lacks is refused where it is asked for. */
export const SERVER_VERSION = '8.0.0';

/** The name of the replica set of one. */
export const REPLICA_SET = 'parkfit';

const WIRE_VERSION = 25;

/** Presents the store as the primary of a replica set of one. */
export const hello: Command = (_request, { engine, connection }) => ({
  ...serverOnItsOwn(engine.storeId, connection),
  secondary: false,
  setName: REPLICA_SET,
  setVersion: 1,
  hosts: [connection.host],
  me: connection.host,
  primary: connection.host,
});

/** What the store says of itself without a replica set. */
export const serverOnItsOwn = (storeId: string, connection: ConnectionState): Bson => ({
  helloOk: true,
  isWritablePrimary: true,
  ismaster: true,
  maxBsonObjectSize: MAX_DOCUMENT_BYTES,
  maxMessageSizeBytes: MAX_MESSAGE_BYTES,
  maxWriteBatchSize: 100_000,
  logicalSessionTimeoutMinutes: 30,
  connectionId: connection.id,
  minWireVersion: 0,
  maxWireVersion: WIRE_VERSION,
  readOnly: false,
  parkfitStoreId: storeId,
});
