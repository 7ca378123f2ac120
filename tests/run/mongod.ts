import { MongoMemoryReplSet } from 'mongodb-memory-server';
import { findMongod } from './findMongod.ts';
import { test } from './steps.ts';
import { storeTests } from './storeTests.ts';

/** `npm run test:mongod`: the tests that use a store, on a real mongod of `MONGOMS_SYSTEM_BINARY` or of a download. */
const DOWNLOAD_MS = 4 * 60_000;

const found = await findMongod(DOWNLOAD_MS);
if ('reason' in found) giveUp(found.reason);
const server = await MongoMemoryReplSet.create({
  binary: { systemBinary: found.mongod },
  instanceOpts: [{ launchTimeout: 60_000 }],
  replSet: { count: 1, storageEngine: 'wiredTiger' },
}).catch((error: unknown) => giveUp(error instanceof Error ? error.message : String(error)));

process.env['TEST_MONGODB_URI'] = server.getUri();
process.stdout.write(`On ${found.mongod}\n`);
const { passed, failed, notes } = await test(['node'], await storeTests('.'));
await server.stop();
process.stdout.write(`\n${notes.map((note) => `${note}\n`).join('')}${passed} passed, ${failed} failed\n`);
process.exitCode = failed > 0 ? 1 : 0;

/** Ends at once: a download that is still going on would keep the process. */
function giveUp(reason: string): never {
  process.stderr.write(
    `No mongod could be had, so nothing was tested: set MONGOMS_SYSTEM_BINARY to a mongod, or allow its download. (${reason})\n`,
  );
  process.exit(1);
}
