import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { okReply } from '#server/store/embedded/wire/message.ts';
import { type Answer, createWireServer } from '#server/store/embedded/wire/server.ts';
import { WIRE_LIMITS, type WireLimits } from '#server/store/embedded/wire/limits.ts';
import { commandMessage } from '#tests/support/rawConnection.ts';
import { temporaryFolder } from '#tests/support/temporaryFolder.ts';

/** An answer { ok: 1.0 } is 16 (header) + 4 (flags) + 1 (kind) + 17 (document) = 38 bytes. */
const ANSWER_BYTES = 38;

async function served(answer: Answer, limits: WireLimits = WIRE_LIMITS): Promise<() => Promise<Socket>> {
  const path = join(temporaryFolder(), 'wire.sock');
  const { server, close } = createWireServer(answer, true, limits);
  server.listen(path);
  await once(server, 'listening');
  onTestFinished(close);
  return async () => {
    const socket = connect(path);
    socket.on('error', () => undefined);
    await once(socket, 'connect');
    return socket;
  };
}

const PING = commandMessage({ ping: 1, $db: 'admin' });

describe('a connection', () => {
  it('is ended when the rest of a message does not come in time', async () => {
    const waits: { readonly ms: number; readonly then: () => void }[] = [];
    const limits: WireLimits = {
      ...WIRE_LIMITS,
      after(ms, then) {
        waits.push({ ms, then });
        return () => undefined;
      },
    };
    const dial = await served(() => Promise.resolve(okReply({})), limits);
    const socket = await dial();

    socket.write(Buffer.concat([PING, PING.subarray(0, 20)]));
    await once(socket, 'data');
    waits.at(-1)?.then();
    await once(socket, 'close');

    expect(waits.map(({ ms }) => ms)).toEqual([60_000]);
  });

  it('is ended where its half message takes more room than there is', async () => {
    const dial = await served(() => Promise.resolve(okReply({})), { ...WIRE_LIMITS, heldBytes: 1000 });
    const header = Buffer.alloc(2000);
    header.writeInt32LE(48_000_000);
    const [greedy, modest] = [await dial(), await dial()];

    greedy.write(header);
    await once(greedy, 'close');
    modest.write(PING);
    const [answer] = (await once(modest, 'data')) as [Buffer];
    modest.destroy();

    expect(answer.length).toBe(ANSWER_BYTES);
  });

  it('is not read from while its commands wait for each other, and all of them are answered in the end', async () => {
    let release = (): void => undefined;
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const names: string[] = [];
    const dial = await served(async ({ name }) => {
      names.push(name);
      await gate;
      return okReply({});
    });
    const socket = await dial();
    // More than the buffers of the system take, so that the client notices that nobody reads.
    const many = Buffer.concat(Array.from({ length: 50_000 }, () => PING));

    expect(socket.write(many)).toBe(false);
    await new Promise(setImmediate);
    expect(socket.writableLength).toBeGreaterThan(0);
    release();
    let bytes = 0;
    for await (const chunk of socket as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes >= 50_000 * ANSWER_BYTES) break;
    }

    expect([bytes, names.length]).toEqual([50_000 * ANSWER_BYTES, 50_000]);
  });

  it('waits with the next command until the client takes the answers', async () => {
    let answered = 0;
    const reply = okReply({ text: 'x'.repeat(1_000_000) });
    const dial = await served(() => {
      answered += 1;
      return Promise.resolve(reply);
    });
    const socket = await dial();
    socket.pause();
    socket.write(Buffer.concat(Array.from({ length: 100 }, () => PING)));

    const other = await dial();
    for (let asked = 0; asked < 20; asked += 1) {
      other.write(PING);
      let bytes = 0;
      while (bytes < reply.length) bytes += ((await once(other, 'data')) as [Buffer])[0].length;
    }
    other.destroy();
    socket.destroy();

    // Of the 120 answers at most 20 to the other, and few to the one who takes none.
    expect(answered).toBeLessThan(30);
  });

  it('is ended where a command fails without an answer', async () => {
    const dial = await served(() => Promise.reject(new Error('A fault of the server.')));
    const socket = await dial();

    socket.write(PING);

    await once(socket, 'close');
  });
});
