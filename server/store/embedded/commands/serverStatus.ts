import { type Command } from './command.ts';
import { SERVER_VERSION } from './hello.ts';

/** What tools read before they choose what to do: the version, and which storage is beneath. */
export const serverStatus: Command = (_request, { engine, connection }) => ({
  host: connection.host,
  version: SERVER_VERSION,
  process: 'mongod',
  localTime: engine.now(),
  storageEngine: { name: 'lmdb', supportsCommittedReads: true, persistent: true },
});
