import { writeFile } from 'node:fs/promises';
import { everyEndpoint } from '#tests/support/everyEndpoint.ts';
import { openTestServer } from '#tests/support/testServer.ts';
import { accessDocument } from './accessTable.ts';

/** `npm run access:doc`: writes `docs/access.md`. */
const server = await openTestServer({ seeded: false });
await writeFile(new URL('../../docs/access.md', import.meta.url), accessDocument(everyEndpoint(server.services)));
await server.close();
