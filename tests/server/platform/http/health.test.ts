import express from 'express';
import { describe, expect, it } from 'vitest';
import { createHealthRoutes } from '#server/platform/http/health.ts';
import { listen } from '#server/platform/http/listen.ts';

async function statuses(isReady: () => Promise<boolean>): Promise<number[]> {
  const app = express().use(createHealthRoutes({ isReady }));
  const { address, close } = await listen(app, { host: '127.0.0.1', port: 0 });
  const answers = await Promise.all([fetch(`${address}/live`), fetch(`${address}/ready`)]);
  await close(1000);
  return answers.map(({ status }) => status);
}

describe('health', () => {
  it.each([
    { what: 'the store answers', isReady: () => Promise.resolve(true), expected: [200, 200] },
    { what: 'the server is stopping', isReady: () => Promise.resolve(false), expected: [200, 503] },
    { what: 'the store is away', isReady: () => Promise.reject(new Error('away')), expected: [200, 503] },
  ])('is live and ready as $expected when $what', async ({ isReady, expected }) => {
    expect(await statuses(isReady)).toEqual(expected);
  });
});
