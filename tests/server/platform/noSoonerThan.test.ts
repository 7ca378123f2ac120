import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { noSoonerThan } from '#server/platform/noSoonerThan.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('what is done no sooner than after a while', () => {
  it.each([
    { how: 'goes well', work: () => Promise.resolve('done'), said: 'done' },
    { how: 'fails', work: () => Promise.reject(new Error('failed')), said: 'Error: failed' },
  ])('is not known before, where it $how', async ({ work, said }) => {
    const heard: string[] = [];
    const ended = noSoonerThan(250, work).then(
      (result) => heard.push(result),
      (error: unknown) => heard.push(String(error)),
    );

    await vi.advanceTimersByTimeAsync(249);
    const before = [...heard];
    await vi.advanceTimersByTimeAsync(1);
    await ended;

    expect([before, heard]).toEqual([[], [said]]);
  });

  it('takes as long as the work where that takes longer', async () => {
    const slow = (): Promise<string> =>
      new Promise((resolve) =>
        setTimeout(() => {
          resolve('done');
        }, 400),
      );
    const heard: string[] = [];
    const ended = noSoonerThan(250, slow).then((result) => heard.push(result));

    await vi.advanceTimersByTimeAsync(399);
    const before = [...heard];
    await vi.advanceTimersByTimeAsync(1);
    await ended;

    expect([before, heard]).toEqual([[], ['done']]);
  });
});
