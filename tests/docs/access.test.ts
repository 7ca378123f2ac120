import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { everyEndpoint } from '#tests/support/everyEndpoint.ts';
import { type TestServer, openTestServer } from '#tests/support/testServer.ts';
import { accessDocument } from './accessTable.ts';

let server: TestServer;

beforeAll(async () => {
  server = await openTestServer({ seeded: false });
});

afterAll(() => server.close());

it('docs/access.md says what the declarations say; `npm run access:doc` writes it', async () => {
  const written = await readFile(new URL('../../docs/access.md', import.meta.url), 'utf8');

  expect(written).toBe(accessDocument(everyEndpoint(server.services)));
});
