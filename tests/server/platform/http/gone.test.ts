import { EventEmitter, once } from 'node:events';
import { request } from 'node:http';
import express from 'express';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { endpoint } from '#shared/endpoint.ts';
import { admitDeclared } from '#server/platform/http/caller.ts';
import { listen } from '#server/platform/http/listen.ts';
import { serve } from '#server/platform/http/serve.ts';

const counted = endpoint({
  id: 'counted',
  method: 'get',
  path: '/counted',
  summary: 'Counts those that it was asked by.',
  access: { to: ['anyone'] },
  input: {},
  output: z.strictObject({ count: z.number() }),
  failures: [],
});

it('begins nothing for who has gone away while it was found out who that is', async () => {
  let count = 0;
  const events = new EventEmitter();
  const app = express();
  app.use((_req, res, next) => {
    res.once('close', () => events.emit('closed'));
    next();
  });
  const router = express.Router();
  const identify = async (authorization: string | undefined): Promise<undefined> => {
    if (authorization !== 'slow') return;
    events.emit('asked');
    await once(events, 'answered');
  };
  admitDeclared(router, [counted], { identify, limits: () => [] });
  serve(router, counted, () => Promise.resolve({ count: (count += 1) }));
  const { address, close } = await listen(app.use(router), { host: '127.0.0.1', port: 0 });
  const [asked, closed] = [once(events, 'asked'), once(events, 'closed')];

  const impatient = request(`${address}/counted`, { headers: { authorization: 'slow' } }).on('error', () => undefined);
  impatient.end();
  await asked;
  impatient.destroy();
  await closed;
  events.emit('answered');
  const patient: unknown = await (await fetch(`${address}/counted`)).json();

  expect(patient).toEqual({ count: 1 });
  await close(100);
});
