import { readFileSync } from 'node:fs';
import { get as httpsGet } from 'node:https';
import { EventEmitter, once } from 'node:events';
import { type IncomingMessage, type ServerResponse } from 'node:http';
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
