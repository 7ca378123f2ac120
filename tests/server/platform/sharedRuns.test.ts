import { AsyncLocalStorage } from 'node:async_hooks';
import { describe, expect, it } from 'vitest';
import { sharedRuns } from '#server/platform/sharedRuns.ts';

/** Runs that end when they are told to, and give their number. */
function someRuns(): { readonly ask: () => Promise<number>; readonly end: () => void; readonly begun: () => number } {
  const ends: (() => void)[] = [];
  const ask = sharedRuns(
    () =>
      new Promise<number>((resolve) => {
        const number = ends.length + 1;
        ends.push(() => {
          resolve(number);
        });
      }),
  );
  return { ask, end: () => ends.at(-1)?.(), begun: () => ends.length };
}

describe('shared runs', () => {
  it('give to whoever comes during a run the one after it, which all of them share', async () => {
    const { ask, end, begun } = someRuns();

    const first = ask();
    const [second, third] = [ask(), ask()];
    expect(begun()).toBe(1);
    end();
    await first;
    await Promise.resolve();
    expect(begun()).toBe(2);
    end();

    expect(await Promise.all([first, second, third])).toEqual([1, 2, 2]);
  });

  it('begin one for each call that comes when none runs', async () => {
    const { ask, end } = someRuns();
    const first = ask();
    end();
    await first;
    const second = ask();
    end();

    expect(await second).toBe(2);
  });

  it('go on after one that failed', async () => {
    let calls = 0;
    const ask = sharedRuns(() => {
      calls += 1;
      return calls === 1 ? Promise.reject(new Error('away')) : Promise.resolve(calls);
    });
    const [first, second] = [ask(), ask()];

    await expect(first).rejects.toThrow('away');
    expect(await second).toBe(2);
  });

  it('are part of no transaction of those who share them', async () => {
    const transactions = new AsyncLocalStorage<string>();
    const ask = sharedRuns(() => Promise.resolve(transactions.getStore()));

    const [first, second] = transactions.run('one of them', () => [ask(), ask()]);

    expect(await Promise.all([first, second])).toEqual([undefined, undefined]);
  });
});
