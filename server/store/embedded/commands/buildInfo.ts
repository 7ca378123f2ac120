import { MAX_DOCUMENT_BYTES } from '../engine/bson.ts';
import { type Command } from './command.ts';
import { SERVER_VERSION } from './hello.ts';

export const buildInfo: Command = () => ({
  version: SERVER_VERSION,
  versionArray: SERVER_VERSION.split('.').concat('0').map(Number),
  gitVersion: 'parkfit',
  modules: [],
  storageEngines: ['lmdb'],
  bits: 64,
  debug: false,
  maxBsonObjectSize: MAX_DOCUMENT_BYTES,
});
