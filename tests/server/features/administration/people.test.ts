import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type AccountServer, BY_TEST, enrol, openAccountServer } from '#tests/support/accounts.ts';

const People = z.object({ items: z.array(z.object({ name: z.string() })), nextCursor: z.string().optional() });

let server: AccountServer;
let token: string;

beforeAll(async () => {
  server = await openAccountServer();
  const administrator = await server.addPerson({ kind: 'platform', name: 'Administrator' });
  ({ accessToken: token } = await server.signIn(administrator.email));
  await enrol(server, token);
  const { people } = server.services.identity;
  for (const name of ['Active 1', 'Active 2', 'Active 3']) await server.addPerson({ name });
  for (const name of ['Disabled 1', 'Disabled 2', 'Disabled 3']) {
    const { id } = await server.addPerson({ name });
    await people.setState(id, 'disabled', BY_TEST);
  }
});

afterAll(async () => {
  await server.close();
});

/** The names on each page, page by page. */
async function pages(query: string): Promise<string[][]> {
  const found: string[][] = [];
  let cursor = '';
  do {
    const response = await server.ask('GET', `/people?limit=2${query}${cursor}`, { token });
    const { items, nextCursor } = People.parse(await response.json());
    found.push(items.map(({ name }) => name));
    cursor = nextCursor === undefined ? '' : `&cursor=${nextCursor}`;
  } while (cursor !== '');
  return found;
}

describe('the list of people', () => {
  it('fills each page with people in the state that is asked for, and the last one with the rest', async () => {
    const found = await pages('&state=disabled');

    expect(found).toEqual([['Disabled 1', 'Disabled 2'], ['Disabled 3']]);
  });

  it('has everybody with an account where no state is asked for', async () => {
    const found = await pages('');

    expect(found.map(({ length }) => length)).toEqual([2, 2, 2, 1]);
    expect(found.flat()).toContain('Administrator');
  });

  it('is searched for a text in names and addresses, which is no pattern', async () => {
    const active = await pages('&text=ACTIVE');
    const byAddress = await pages('&state=disabled&text=%40example');
    const byPattern = await pages('&text=.*');

    expect(active).toEqual([['Active 1', 'Active 2'], ['Active 3']]);
    expect(byAddress.flat()).toHaveLength(3);
    expect(byPattern).toEqual([[]]);
  });
});
