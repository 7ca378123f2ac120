import { MAX_DOCUMENT_BYTES } from '../engine/bson.ts';
import { MAX_MESSAGE_BYTES } from '../wire/framing.ts';
import { type Command } from './command.ts';

/** MongoDB 8.0. What a driver reads from it that this store lacks is refused where it is asked for. */
export const SERVER_VERSION = '8.0.0';

const WIRE_VERSION = 25;

const ME = 'embedded:27017';

/** Presents the store as the primary of a replica set of one. */
export const hello: Command = (_request, { engine, connection }) => ({
  helloOk: true,
  isWritablePrimary: true,
  ismaster: true,
  secondary: false,
  setName: 'parkfit',
  setVersion: 1,
  hosts: [ME],
  me: ME,
  primary: ME,
  maxBsonObjectSize: MAX_DOCUMENT_BYTES,
  maxMessageSizeBytes: MAX_MESSAGE_BYTES,
  maxWriteBatchSize: 100_000,
  logicalSessionTimeoutMinutes: 30,
  connectionId: connection.id,
  minWireVersion: 0,
  maxWireVersion: WIRE_VERSION,
  readOnly: false,
  parkfitStoreId: engine.storeId,
});
