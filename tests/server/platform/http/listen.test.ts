import { readFileSync } from 'node:fs';
import { get as httpsGet } from 'node:https';
import { EventEmitter, once } from 'node:events';
import { type IncomingMessage, type ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { CannotStart } from '#server/platform/cannotStart.ts';
import { listen } from '#server/platform/http/listen.ts';

const HOST = '127.0.0.1';

function answer(_: unknown, res: ServerResponse): void {
  res.end('here');
}

describe('listening', () => {
  it('picks a free port for port 0 and says where it is', async () => {
    const { address, close } = await listen(answer, { host: HOST, port: 0 });

    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/u);
    expect(await (await fetch(address)).text()).toBe('here');
    await close(1000);
    await expect(fetch(address)).rejects.toThrow();
  });

  it('says in one sentence that a port is in use', async () => {
    const first = await listen(answer, { host: HOST, port: 0 });
    const port = Number(new URL(first.address).port);

    const second = listen(answer, { host: HOST, port });

    await expect(second).rejects.toThrow(CannotStart);
    await expect(second).rejects.toThrow(`Port ${port} on 127.0.0.1 is in use: stop the program that uses it`);
    await first.close(1000);
  });

  it('says that an address is not one of this machine', async () => {
    // A range that is kept free for documents (RFC 5737).
    await expect(listen(answer, { host: '192.0.2.1', port: 0 })).rejects.toThrow(
      '192.0.2.1 is not an address of this machine',
    );
  });

  it('lets a request under way finish when it is closed', async () => {
    const { address, close, asked } = await listenAndLeaveOpen();
    const answered = fetch(address);
    const [, res] = await asked;

    const closed = close(10_000);
    res.end('late');

    expect(await (await answered).text()).toBe('late');
    await closed;
  });

  it('cuts off a request that outlasts the grace', async () => {
    const { address, close, asked } = await listenAndLeaveOpen();
    const answered = expect(fetch(address)).rejects.toThrow();
    const [, res] = await asked;
    const cut = once(res, 'close');

    await close(1);

    await cut;
    await answered;
  });
});

/** A server whose first request stays open until the test answers it. */
async function listenAndLeaveOpen(): Promise<
  Awaited<ReturnType<typeof listen>> & { readonly asked: Promise<[IncomingMessage, ServerResponse]> }
> {
  const requests = new EventEmitter<{ asked: [IncomingMessage, ServerResponse] }>();
  const listening = await listen((req, res) => requests.emit('asked', req, res), { host: HOST, port: 0 });
  return { ...listening, asked: once(requests, 'asked') as Promise<[IncomingMessage, ServerResponse]> };
}

describe('a client that takes its time', () => {
  const patience = { headMs: 100, requestMs: 200, silentMs: 60_000, lookEveryMs: 20 };
  const REFUSED = /^HTTP\/1\.1 408 Request Timeout\r\n[^]*\r\n\r\n$/u;

  it.each([
    { what: 'connects and says nothing', said: '' },
    { what: 'does not come to the end of its head', said: 'GET / HTTP/1.1\r\nHost: here\r\nX-Slow: a' },
    {
      what: 'does not come to the end of its body',
      said: 'POST / HTTP/1.1\r\nHost: here\r\nContent-Length: 100\r\n\r\nsome',
    },
  ])('and $what is refused and cut off', async ({ said }) => {
    const { address, close } = await listen(() => undefined, { host: HOST, port: 0, patience });

    expect(await allThatComes(address, said)).toMatch(REFUSED);

    await close(1);
  });

  it('for its body in the middle of an answer is cut off without a second one', async () => {
    const { address, close } = await listen((_, res) => res.write('half'), { host: HOST, port: 0, patience });

    const heard = await allThatComes(address, 'POST / HTTP/1.1\r\nHost: here\r\nContent-Length: 9\r\n\r\nsome');

    expect(heard).toMatch(/^HTTP\/1\.1 200 OK\r\n[^]*half\r\n$/u);
    await close(1);
  });

  it('and asks again meanwhile, unreadably, is cut off without a second one too', async () => {
    const { address, close } = await listen(({ url }, res) => url === '/first' && res.write('half'), {
      host: HOST,
      port: 0,
    });
    const asked = (path: string): string => `GET ${path} HTTP/1.1\r\nHost: here\r\n\r\n`;

    const socket = connect(Number(new URL(address).port), HOST).setEncoding('utf8');
    let heard = '';
    socket.on('data', (piece: string) => {
      heard += piece;
      if (piece.includes('half')) socket.write(`${asked('/second')}nonsense\r\n\r\n`);
    });
    socket.write(asked('/first'));
    await once(socket, 'close');

    expect(heard).toMatch(/^HTTP\/1\.1 200 OK\r\n[^]*half\r\n$/u);
    await close(1);
  });

  it('and does not take its answer is cut off', async () => {
    const much = 'x'.repeat(64 * 2 ** 20);
    const asked = new EventEmitter<{ answer: [ServerResponse] }>();
    const { address, close } = await listen(
      (_, res) => {
        res.end(much);
        asked.emit('answer', res);
      },
      { host: HOST, port: 0, patience: { ...patience, silentMs: 100 } },
    );
    const answering = once(asked, 'answer') as Promise<[ServerResponse]>;

    const socket = connect(Number(new URL(address).port), HOST).pause();
    socket.write('GET / HTTP/1.1\r\nHost: here\r\n\r\n');
    const [res] = await answering;
    await once(res, 'close');
    // What lay on the way already is read, and then comes the end, by force.
    let bytes = 0;
    socket.on('error', () => undefined).on('data', (piece: Buffer) => (bytes += piece.length));
    await once(socket.resume(), 'close');

    expect(bytes).toBeLessThan(much.length);
    await close(1);
  });
});

/** Says this and nothing more; all that comes until the connection ends. */
async function allThatComes(address: string, said: string): Promise<string> {
  const socket = connect(Number(new URL(address).port), HOST);
  socket.write(said);
  return text(socket);
}

describe('a server with a certificate', () => {
  const tls = {
    cert: readFileSync('tests/fixtures/tls/cert.pem', 'utf8'),
    key: readFileSync('tests/fixtures/tls/key.pem', 'utf8'),
  };

  it('speaks HTTPS and nothing else', async () => {
    const { address, close } = await listen(answer, { host: HOST, port: 0, tls });
    const { port } = new URL(address);
    const secret = new Promise<number | undefined>((resolve, reject) => {
      httpsGet({ host: HOST, port, ca: tls.cert, servername: 'localhost' }, (response) => {
        response.resume();
        resolve(response.statusCode);
      }).once('error', reject);
    });

    expect(address).toMatch(/^https:/u);
    expect(await secret).toBe(200);
    await expect(fetch(`http://${HOST}:${port}`)).rejects.toThrow();
    await close(100);
  });

  it('says that its certificate and key cannot be used', async () => {
    const broken = { ...tls, key: tls.key.replace('PRIVATE', 'PUBLIC') };

    await expect(listen(answer, { host: HOST, port: 0, tls: broken })).rejects.toThrow(/^TLS_CERT and TLS_KEY cannot/u);
  });
});
