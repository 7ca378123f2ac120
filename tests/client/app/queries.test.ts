import { MutationObserver, QueryObserver } from '@tanstack/react-query';
import { describe, expect, it, vi } from 'vitest';
import { ApiProblem } from '#client/app/apiProblem.ts';
import { createQueryClient } from '#client/app/queries.ts';

/** A record on the screen that is changed, which fails with the code; how often the record and the stock are read. */
async function readsAfter(code: ConstructorParameters<typeof ApiProblem>[0]['code']): Promise<object> {
  const client = createQueryClient();
  const [record, stock] = [vi.fn(() => Promise.resolve({})), vi.fn(() => Promise.resolve([]))];
  const watched = [
    new QueryObserver(client, { queryKey: ['lead', '1'], staleTime: 0, queryFn: record }).subscribe(vi.fn()),
    new QueryObserver(client, { queryKey: ['parks'], queryFn: stock }).subscribe(vi.fn()),
  ];
  await vi.waitUntil(() => client.isFetching() === 0);
  const change = new MutationObserver(client, {
    mutationFn: () => Promise.reject(new ApiProblem({ code, status: 412 })),
  });
  await change.mutate().catch(() => undefined);
  await vi.waitUntil(() => client.isFetching() === 0);
  for (const stop of watched) stop();
  client.clear();
  return { record: record.mock.calls.length, stock: stock.mock.calls.length };
}

describe('a change that somebody else was faster with', () => {
  it('has what is on the screen read again, and not what nobody writes', async () => {
    expect(await readsAfter('revision-overtaken')).toEqual({ record: 2, stock: 1 });
  });

  it('is told from any other fault', async () => {
    expect(await readsAfter('invalid-request')).toEqual({ record: 1, stock: 1 });
  });
});
