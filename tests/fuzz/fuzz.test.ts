import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createClock } from '#server/platform/clock.ts';
import { openLmdb } from '#server/store/embedded/disk/lmdb.ts';
import { startStoreServer } from '#server/store/embedded/storeServer.ts';
import { temporaryFolder } from '#tests/support/temporaryFolder.ts';
import { fuzz } from './fuzz.ts';

describe('a server that is sent what is no message, or a strange one', () => {
  it(
    'answers with an error or ends the connection, 3,000 times, and serves a good client as before',
    { timeout: 120_000 },
    async () => {
      const folder = temporaryFolder();
      const unhandled: unknown[] = [];
      const note = (reason: unknown): void => {
        unhandled.push(reason);
      };
      process.on('unhandledRejection', note);
      onTestFinished(() => void process.off('unhandledRejection', note));
      const server = await startStoreServer(openLmdb(join(folder, 'store.mdb')), {
        storeId: 'fuzzed',
        address: { transport: 'socket', path: join(folder, 'store.sock') },
        now: createClock().now,
      });

      const { faults, sent, refused, silent } = await fuzz({ address: server.address, seed: 4, messages: 3000 });
      await server.close();

      expect({ faults, unhandled, sent }).toEqual({ faults: [], unhandled: [], sent: 3000 });
      expect(refused).toBeGreaterThan(300);
      expect(silent).toBeGreaterThan(300);
    },
  );
});
