import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { openStore } from '#server/store/connect.ts';
import { decodePlain, encode } from '#server/store/embedded/engine/bson.ts';
import { writeReply } from '#server/store/embedded/wire/message.ts';
import { type Store } from '#server/store/store.ts';

describe('the wire protocol', () => {
  let dataDir: string;
  let store: Store;
  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'parkfit-test-'));
    store = await openStore({ dataDir }, 'serve');
  });
  afterAll(async () => {
    await store.close();
    rmSync(dataDir, { recursive: true });
  });

  const dial = async (): Promise<Socket> => {
    const socket = connect(join(dataDir, 'store.sock'));
    await once(socket, 'connect');
    return socket;
  };
  /** A command as an OP_MSG; its layout is that of an answer. */
  const message = (command: object): Buffer =>
    writeReply({ requestId: 7, legacy: false }, encode({ ...command, $db: 'admin' }));
  const answerTo = async (bytes: Buffer): Promise<Buffer> => {
    const socket = await dial();
    socket.write(bytes);
    const [answer] = (await once(socket, 'data')) as [Buffer];
    socket.destroy();
    return answer;
  };
  const isAlive = async (): Promise<boolean> =>
    decodePlain((await answerTo(message({ ping: 1 }))).subarray(21))['ok'] === 1;

  it('answers a message in pieces, and several in one piece', async () => {
    const socket = await dial();
    const ping = message({ ping: 1 });

    socket.write(ping.subarray(0, 3));
    socket.write(ping.subarray(3, 30));
    socket.write(Buffer.concat([ping.subarray(30), ping, ping]));

    let bytes = 0;
    for await (const chunk of socket as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes >= 3 * 38) break;
    }
    // An answer { ok: 1.0 } is 16 (header) + 4 (flags) + 1 (kind) + 17 (document) = 38 bytes.
    expect(bytes).toBe(3 * 38);
  });

  it('takes a checksum without reading it', async () => {
    const ping = message({ ping: 1 });
    const withChecksum = Buffer.concat([ping, Buffer.from([1, 2, 3, 4])]);
    withChecksum.writeInt32LE(withChecksum.length, 0);
    withChecksum.writeUInt32LE(1, 16);

    expect(decodePlain((await answerTo(withChecksum)).subarray(21))).toEqual({ ok: 1 });
  });

  it('does a command that asks for no answer without giving one', async () => {
    const quiet = message({ insert: 'quiet', documents: [{ _id: 1 }] });
    quiet.writeUInt32LE(2, 16);

    const answer = await answerTo(Buffer.concat([quiet, message({ count: 'quiet' })]));

    expect(decodePlain(answer.subarray(21))).toEqual({ n: 1, ok: 1 });
  });

  it('closes a connection on which two sections of a message have one name', async () => {
    const insert = message({ insert: 'twice' });
    const head = Buffer.from('\x01\0\0\0\0documents\0', 'latin1');
    const section = Buffer.concat([head, encode({ _id: 1 })]);
    section.writeInt32LE(section.length - 1, 1);
    const twice = Buffer.concat([insert, section, section]);
    twice.writeInt32LE(twice.length, 0);
    const socket = await dial();

    socket.write(twice);
    await once(socket, 'close');

    expect(decodePlain((await answerTo(message({ count: 'twice' }))).subarray(21))).toEqual({ n: 0, ok: 1 });
  });

  it.each([
    { what: 'a field twice, within the command and beside it', command: { documents: [{ _id: 1 }] }, code: 40433 },
    { what: 'no database', command: { $db: undefined }, code: 40571 },
  ])('refuses an insert with $what, and stores nothing of it', async ({ command, code }) => {
    const body = encode({ insert: 'refused', $db: 'admin', ...command });
    const head = Buffer.from('\x01\0\0\0\0documents\0', 'latin1');
    const section = Buffer.concat([head, encode({ _id: 2 })]);
    section.writeInt32LE(section.length - 1, 1);
    const whole = Buffer.concat([writeReply({ requestId: 7, legacy: false }, body), section]);
    whole.writeInt32LE(whole.length, 0);

    expect(decodePlain((await answerTo(whole)).subarray(21))).toMatchObject({ ok: 0, code });
    expect(decodePlain((await answerTo(message({ count: 'refused' }))).subarray(21))).toEqual({ n: 0, ok: 1 });
  });

  it.each([
    { what: 'a number among the documents', documents: [{ _id: 1 }, 2] },
    { what: 'an array among the documents', documents: [{ _id: 1 }, [{ _id: 2 }]] },
    { what: 'one document for an array', documents: { _id: 1 } },
  ])('refuses an insert with $what, and stores nothing of it', async ({ documents }) => {
    const answer = await answerTo(message({ insert: 'mixed', documents }));

    expect(decodePlain(answer.subarray(21))).toMatchObject({ ok: 0, code: 14 });
    expect(decodePlain((await answerTo(message({ count: 'mixed' }))).subarray(21))).toEqual({ n: 0, ok: 1 });
  });

  it('refuses an _id that is an array or a regular expression', async () => {
    const answer = await answerTo(message({ insert: 'ids', documents: [{ _id: /x/ }, { _id: [1] }], ordered: false }));

    const code = 53;
    const { writeErrors } = decodePlain(answer.subarray(21));
    expect(writeErrors).toMatchObject([
      { index: 0, code },
      { index: 1, code },
    ]);
  });

  it('answers an unknown command with an error, and the connection goes on', async () => {
    const answer = await answerTo(message({ nonsense: 1 }));

    expect(decodePlain(answer.subarray(21))).toMatchObject({ ok: 0, code: 59, codeName: 'CommandNotFound' });
  });

  it('refuses in a transaction what cannot be a part of one', async () => {
    const begin = { count: 'x', lsid: { id: 'a session' }, txnNumber: 1, startTransaction: true, autocommit: false };

    expect(decodePlain((await answerTo(message(begin))).subarray(21))).toMatchObject({
      code: 263,
      codeName: 'OperationNotSupportedInTransaction',
    });
  });

  it('does a write that is sent twice only once, and gives the same answer', async () => {
    const write = (txnNumber: number) =>
      message({
        update: 'counters',
        updates: [{ q: { _id: 1 }, u: { $inc: { n: 1 } }, upsert: true }],
        lsid: { id: 's' },
        txnNumber,
      });

    const answers = [
      await answerTo(write(1)),
      await answerTo(write(1)),
      await answerTo(write(2)),
      await answerTo(write(1)),
    ];

    expect(answers[1]).toEqual(answers[0]);
    expect(decodePlain((answers[3] ?? Buffer.alloc(0)).subarray(21))).toMatchObject({ code: 225 });
    const found = await store.connection.getClient().db('admin').collection('counters').findOne();
    expect(found).toEqual({ _id: 1, n: 2 });
  });

  it('takes documents of 180 levels and refuses deeper ones, and commands of more than 200, without closing', async () => {
    const nested = (levels: number): object => (levels === 1 ? { a: 1 } : { a: nested(levels - 1) });
    const insertOf = (levels: number) => message({ insert: 'deep', documents: [nested(levels)] });
    const answerOf = async (bytes: Buffer): Promise<unknown> => decodePlain((await answerTo(bytes)).subarray(21));

    // A document that is stored gets an `_id` beside its levels.
    expect(await answerOf(insertOf(180))).toMatchObject({ ok: 1, n: 1 });
    expect(await answerOf(insertOf(181))).toMatchObject({ n: 0, writeErrors: [{ code: 15 }] });
    // The command and the array of its documents are two levels more.
    expect(await answerOf(insertOf(199))).toMatchObject({ ok: 0, code: 15, codeName: 'Overflow' });
  });

  it.each([
    { what: 'a negative length', bytes: Buffer.from('ffffffff00000000000000000000dd07', 'hex') },
    { what: 'a length beyond 48 MB', bytes: Buffer.from('ffffff7f0000000000000000dd070000', 'hex') },
    { what: 'an unknown operation', bytes: Buffer.from('150000000000000000000000ffff00000000000000', 'hex') },
    { what: 'HTTP', bytes: Buffer.from('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n') },
  ])('closes the connection on $what and lives on', async ({ bytes }) => {
    const socket = await dial();
    socket.on('error', () => undefined);

    socket.write(bytes);
    await once(socket, 'close');

    expect(await isAlive()).toBe(true);
  });

  it('lives through messages with any bytes changed', async () => {
    const insert = message({ insert: 'fuzz', documents: [{ _id: 'x', list: [1, { a: 'text' }] }], ordered: true });
    const changes = fc.array(fc.tuple(fc.nat(insert.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 });

    await fc.assert(
      fc.asyncProperty(changes, async (changed) => {
        const bytes = Buffer.from(insert);
        for (const [at, byte] of changed) bytes[at] = byte;
        const socket = await dial();
        socket.on('error', () => undefined);
        socket.end(bytes);
        socket.resume();
        await once(socket, 'close');
      }),
      { numRuns: 300 },
    );

    expect(await isAlive()).toBe(true);
  });
});
