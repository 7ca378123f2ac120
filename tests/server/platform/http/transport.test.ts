import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Listening, listen } from '#server/platform/http/listen.ts';
import { isSecureEnough } from '#server/platform/http/transport.ts';

let plain: Listening;
let behindProxy: Listening;

beforeAll(async () => {
  plain = await answering(false);
  behindProxy = await answering('loopback');
});

afterAll(() => Promise.all([plain.close(100), behindProxy.close(100)]));

function answering(trust: boolean | string): Promise<Listening> {
  const app = express();
  app.set('trust proxy', trust);
  app.use((req, res) => {
    res.json(isSecureEnough(req));
  });
  return listen(app, { host: '127.0.0.1', port: 0 });
}

const asked = async ({ address }: Listening, headers: Record<string, string> = {}): Promise<unknown> =>
  (await fetch(address, { headers })).json();

describe('the way of a request', () => {
  it('is secret within one machine', async () => {
    expect(await asked(plain)).toBe(true);
    expect(await asked({ ...plain, address: plain.address.replace('127.0.0.1', 'localhost') })).toBe(true);
  });

  it.each(['x-forwarded-for', 'x-forwarded-proto', 'x-forwarded-host', 'forwarded'])(
    'is not secret where a proxy that nobody trusts says something: %s',
    async (name) => {
      expect(await asked(plain, { [name]: 'https' })).toBe(false);
    },
  );

  it('is as a trusted proxy says', async () => {
    expect(await asked(behindProxy, { 'x-forwarded-proto': 'https' })).toBe(true);
    expect(await asked(behindProxy, { 'x-forwarded-proto': 'http' })).toBe(false);
  });
});
