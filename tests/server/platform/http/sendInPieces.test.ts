import { randomBytes } from 'node:crypto';
import { type IncomingMessage, get } from 'node:http';
import compression from 'compression';
import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listen } from '#server/platform/http/listen.ts';
import { respondToFailure } from '#server/platform/http/respondToFailure.ts';
import { sendInPieces } from '#server/platform/http/sendInPieces.ts';

/** 64 KB that do not get smaller. */
const PIECE = randomBytes(48_000).toString('base64');
/** Far more than the buffers of a connection hold: 128 MB. */
const PIECES = 2000;

let made = 0;
let onEnd: () => void;
const ended = new Promise<void>((resolve) => (onEnd = resolve));
const faults: unknown[] = [];
let server: Awaited<ReturnType<typeof listen>>;

beforeAll(async () => {
  const app = express();
  app.use(compression());
  app.get('/long', (_req, res) => sendInPieces(res, long()));
  app.get('/broken', (_req, res) => sendInPieces(res, broken()).catch((fault: unknown) => faults.push(fault)));
  app.get('/never', (_req, res) => sendInPieces(res.attachment('log.csv').type('csv'), never()));
  app.get('/nothing', (_req, res) => res.send('nothing'));
  app.use(respondToFailure((fault) => faults.push(fault)));
  server = await listen(app, { host: '127.0.0.1', port: 0 });
});

afterAll(() => server.close(100));

// eslint-disable-next-line @typescript-eslint/require-await -- pieces come as they can
async function* long(): AsyncGenerator<string> {
  try {
    for (made = 0; made < PIECES; made += 1) yield PIECE;
  } finally {
    onEnd();
  }
}

// eslint-disable-next-line @typescript-eslint/require-await -- pieces come as they can
async function* broken(): AsyncGenerator<string> {
  yield 'the beginning\n';
  throw new Error('The store is away.');
}

// eslint-disable-next-line require-yield, @typescript-eslint/require-await -- its first piece cannot be made
async function* never(): AsyncGenerator<string> {
  throw new Error('The store is away from the beginning.');
}

function opened(path: string): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => get(`${server.address}${path}`, resolve).once('error', reject));
}

/** Asks other things until no more pieces are made meanwhile. */
async function whenStill(): Promise<number> {
  for (let before = -1; before !== made;) {
    before = made;
    for (let asked = 0; asked < 20; asked += 1) await (await fetch(`${server.address}/nothing`)).text();
  }
  return made;
}

describe('a text in pieces', () => {
  it('is made no faster than it is read, and no further once nobody reads it', async () => {
    const response = await opened('/long');

    const inBuffers = await whenStill();
    response.destroy();
    await ended;

    expect(inBuffers).toBeLessThan(PIECES);
    expect(made).toBeLessThan(PIECES);
    expect(faults).toEqual([]);
  });

  it('breaks off where it cannot be made, and that is a fault', async () => {
    const answer = fetch(`${server.address}/broken`).then((response) => response.text());

    await expect(answer).rejects.toThrow();
    expect(faults.map(String)).toEqual(['Error: The store is away.']);
  });

  it('is a problem, and no file, where not even its first piece can be made', async () => {
    faults.length = 0;

    const response = await fetch(`${server.address}/never`);

    expect([
      response.status,
      response.headers.get('content-type'),
      response.headers.get('content-disposition'),
    ]).toEqual([500, 'application/problem+json; charset=utf-8', null]);
    expect(await response.json()).toMatchObject({ status: 500 });
    expect(faults.map(String)).toEqual(['Error: The store is away from the beginning.']);
  });

  it('is not made for whoever asks for its head alone', async () => {
    made = 0;

    const response = await fetch(`${server.address}/long`, { method: 'HEAD' });

    expect([response.status, await response.text(), made]).toEqual([200, '', 0]);
  });
});
