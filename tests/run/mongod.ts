import { MongoMemoryReplSet } from 'mongodb-memory-server';
import { test } from './steps.ts';

/** `npm run test:mongod`: the tests that use a store, on a real mongod of `MONGOMS_SYSTEM_BINARY` or of a download. */
const server = await MongoMemoryReplSet.create({ replSet: { count: 1, storageEngine: 'wiredTiger' } }).catch(
  (cause: unknown) => {
    const reason = cause instanceof Error ? cause.message : String(cause);
    process.stderr.write(
      `No mongod could be started, so nothing was tested: set MONGOMS_SYSTEM_BINARY to a mongod, or allow its download. (${reason})\n`,
    );
    return undefined;
  },
);

if (server === undefined) {
  process.exitCode = 1;
} else {
  process.env['TEST_MONGODB_URI'] = server.getUri();
  const { passed, failed, notes } = await test(['node']);
  await server.stop();
  process.stdout.write(`\n${notes.map((note) => `${note}\n`).join('')}${passed} passed, ${failed} failed\n`);
  process.exitCode = failed > 0 ? 1 : 0;
}
