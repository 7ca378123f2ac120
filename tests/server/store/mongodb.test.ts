import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openStore } from '#server/store/connect.ts';
import { okReply } from '#server/store/embedded/wire/message.ts';
import { createWireServer } from '#server/store/embedded/wire/server.ts';
import { StoreUnavailable } from '#server/store/storeUnavailable.ts';
import { temporaryFolder } from '#tests/support/temporaryFolder.ts';

/** The errors of these addresses must not tell them. */
const open = (mongodbUri: string) => openStore({ dataDir: '/nowhere', mongodbUri }, 'serve');

/** A server of MongoDB 8.0 on its own. */
const STANDALONE = {
  helloOk: true,
  ismaster: true,
  isWritablePrimary: true,
  minWireVersion: 0,
  maxWireVersion: 25,
};

const PRIMARY = { ...STANDALONE, setName: 'parkfit' };

/** Opens a MongoDB that answers every command with `reply`; returns how it is written and read. */
async function openWhere(reply: object, options = '') {
  const path = join(temporaryFolder(), 'mongodb.sock');
  const { server, close } = createWireServer(() => Promise.resolve(okReply({ ...reply })), true);
  await new Promise<void>((resolve) => server.listen(path, resolve));
  try {
    const store = await open(`mongodb://${encodeURIComponent(path)}/?serverSelectionTimeoutMS=300${options}`);
    const { writeConcern, readConcern, readPreference, retryWrites, retryReads } = store.connection.getClient().options;
    await store.close();
    const { w, journal, wtimeoutMS } = writeConcern;
    const { mode: from, tags } = readPreference;
    return { w, journal, wtimeoutMS, level: readConcern.level, from, tags, retryWrites, retryReads };
  } finally {
    await close();
  }
}

describe('a MongoDB that is named', () => {
  it('is told in one sentence, without its password, when nobody answers', async () => {
    const opened = open('mongodb://user:secret-word@127.0.0.1:9/?serverSelectionTimeoutMS=200');

    await expect(opened).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(opened).rejects.toThrow(
      /^The MongoDB of MONGODB_URI cannot be used: no server answered in time \(ECONNREFUSED\)\.$/,
    );
  });

  it('is told in one sentence when the address is none', async () => {
    await expect(open('postgres://user:secret-word@host')).rejects.toThrow(
      /^The MongoDB of MONGODB_URI cannot be used: its value is not a MongoDB address\.$/,
    );
  });

  it('is used when it is the primary of a replica set', async () => {
    await expect(openWhere(PRIMARY, '&directConnection=true')).resolves.toMatchObject({ w: 'majority' });
  });

  it.each([
    '',
    '&w=0',
    '&w=1',
    '&w=2&wtimeoutMS=1',
    '&journal=false',
    '&JOURNAL=false&W=0',
    '&j=false',
    '&wtimeout=1',
    '&readConcernLevel=local',
    '&readConcernLevel=available',
    '&readPreference=secondary',
    '&readPreference=nearest&readPreferenceTags=dc:east&maxStalenessSeconds=120',
    '&retryWrites=false&retryReads=false',
    '&w=1&journal=false&wtimeoutMS=1&readConcernLevel=local&readPreference=secondary&retryWrites=false',
  ])('is written and read at the majority and its journals, also where its address says %j', async (less) => {
    await expect(openWhere(PRIMARY, `&directConnection=true${less}`)).resolves.toEqual({
      w: 'majority',
      journal: true,
      wtimeoutMS: 30_000,
      level: 'majority',
      from: 'primary',
      tags: undefined,
      retryWrites: true,
      retryReads: true,
    });
  });

  it('is used when it is the router of a sharded cluster', async () => {
    const router = { ...STANDALONE, msg: 'isdbgrid' };

    await expect(openWhere(router)).resolves.toMatchObject({ w: 'majority' });
  });

  it('is refused when it is a standalone server', async () => {
    await expect(openWhere(STANDALONE)).rejects.toThrow(
      /is a standalone server, .*; run it as a replica set \(one member is enough\)\.$/,
    );
  });

  it.each([
    {
      what: 'has not been initiated',
      reply: { ...STANDALONE, isWritablePrimary: false, ismaster: false, isreplicaset: true },
      options: '',
      reason: /: a server answers whose replica set has not been initiated; run rs\.initiate\(\) on it\.$/,
    },
    {
      what: 'is older than the driver knows',
      reply: { ...PRIMARY, maxWireVersion: 6 },
      options: '',
      reason: /: its server is older than MongoDB 5\.0\.$/,
    },
    {
      // 12 is that of 4.9, the last one before 5.0.
      what: 'has no reads at one moment',
      reply: { ...PRIMARY, maxWireVersion: 12 },
      options: '&directConnection=true',
      reason: /: its server is older than MongoDB 5\.0\.$/,
    },
    {
      what: 'is of another replica set',
      reply: PRIMARY,
      options: '&replicaSet=other',
      reason: /: the servers that answer are not of the replica set that it names\.$/,
    },
    {
      what: 'is a member that is not the primary',
      reply: { ...PRIMARY, isWritablePrimary: false, ismaster: false, secondary: true },
      options: '&directConnection=true',
      reason: /: its address leads to a single member that is not the primary\.$/,
    },
  ])('is refused when it $what', async ({ reply, options, reason }) => {
    const opened = openWhere(reply, options);

    await expect(opened).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(opened).rejects.toThrow(reason);
  });
});
