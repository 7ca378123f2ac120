import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openStore } from '#server/store/connect.ts';
import { okReply } from '#server/store/embedded/wire/message.ts';
import { createWireServer } from '#server/store/embedded/wire/server.ts';
import { StoreUnavailable } from '#server/store/storeUnavailable.ts';
import { temporaryFolder } from '#tests/support/temporaryFolder.ts';

/** The errors of these addresses must not tell them. */
const open = (mongodbUri: string) => openStore({ dataDir: '/nowhere', mongodbUri }, 'serve');

describe('a MongoDB that is named', () => {
  it('is told in one sentence, without its password, when nobody answers', async () => {
    const opened = open('mongodb://user:secret-word@127.0.0.1:9/?connectTimeoutMS=200');

    await expect(opened).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(opened).rejects.toThrow(
      /^The MongoDB of MONGODB_URI cannot be reached: no server answered within 5 seconds\.$/,
    );
  });

  it('is told in one sentence when the address is none', async () => {
    await expect(open('postgres://user:secret-word@host')).rejects.toThrow(
      /^The MongoDB of MONGODB_URI cannot be reached: its value is not a MongoDB address\.$/,
    );
  });

  it('is refused when it is a standalone server', async () => {
    const path = join(temporaryFolder(), 'standalone.sock');
    const standalone = {
      helloOk: true,
      ismaster: true,
      isWritablePrimary: true,
      minWireVersion: 0,
      maxWireVersion: 25,
    };
    const { server, close } = createWireServer(() => Promise.resolve(okReply(standalone)), true);
    await new Promise<void>((resolve) => server.listen(path, resolve));

    const opened = open(`mongodb://${encodeURIComponent(path)}`);

    await expect(opened).rejects.toThrow(
      /is a standalone server, .*; run it as a replica set \(one member is enough\)\.$/,
    );
    await close();
  });
});
