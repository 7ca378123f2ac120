import { describe, expect, it } from 'vitest';
import { type SortedWindow, type Window, pageBy, pageByKey } from '#server/platform/paging.ts';
import { Failure } from '#shared/failure.ts';

const IDS = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id }));

/** Reads as a repository does. */
function read({ limit, after = '' }: Window): Promise<{ id: string }[]> {
  return Promise.resolve(IDS.filter(({ id }) => id > after).slice(0, limit));
}

describe('paging', () => {
  it('goes through a list in pages, each entry once', async () => {
    const first = await pageBy({ limit: 2 }, read);
    const second = await pageBy({ limit: 2, cursor: first.nextCursor }, read);
    const third = await pageBy({ limit: 2, cursor: second.nextCursor }, read);

    expect([first, second, third].map(({ items }) => items.map(({ id }) => id))).toEqual([
      ['a', 'b'],
      ['c', 'd'],
      ['e'],
    ]);
    expect(third).not.toHaveProperty('nextCursor');
  });

  it('gives no cursor where the page ends with the list', async () => {
    expect(await pageBy({ limit: 5 }, read)).toEqual({ items: IDS });
  });

  it('gives an empty page of an empty list', async () => {
    expect(await pageBy({ limit: 5 }, () => Promise.resolve([]))).toEqual({ items: [] });
  });

  it.each(['!', 'YQ==', 'JGd0', 'YWJj\u0000', '{"$gt":""}'])('refuses the cursor %j by its name', async (cursor) => {
    const page = pageBy({ limit: 2, cursor }, read);

    await expect(page).rejects.toThrow(Failure);
    await expect(page).rejects.toMatchObject({
      code: 'invalid-request',
      details: { errors: [{ path: 'query.cursor' }] },
    });
  });
});

const ROWS = [
  { id: 'c', size: 1 },
  { id: 'a', size: 2 },
  { id: 'b', size: 2 },
];

function readSorted({ limit, after }: SortedWindow): Promise<{ id: string; size: number }[]> {
  const from = after === undefined ? -1 : ROWS.findIndex(({ id }) => id === after.id);
  return Promise.resolve(ROWS.slice(from + 1, from + 1 + limit));
}

describe('paging of a sorted list', () => {
  it('goes on behind the key and the id of the last entry', async () => {
    const first = await pageByKey({ limit: 2 }, ({ size }) => size, readSorted);
    const second = await pageByKey({ limit: 2, cursor: first.nextCursor }, ({ size }) => size, readSorted);

    expect([first, second].map(({ items }) => items.map(({ id }) => id))).toEqual([['c', 'a'], ['b']]);
    expect(JSON.parse(Buffer.from(first.nextCursor ?? '', 'base64url').toString())).toEqual([2, 'a']);
  });

  it.each(['!', 'YWJj', 'W10', 'W3siJGd0IjoiIn0sImEiXQ'])('refuses the cursor %j by its name', async (cursor) => {
    await expect(pageByKey({ limit: 2, cursor }, ({ size }) => size, readSorted)).rejects.toMatchObject({
      code: 'invalid-request',
      details: { errors: [{ path: 'query.cursor' }] },
    });
  });
});
