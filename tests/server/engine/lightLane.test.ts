import { afterEach, describe, expect, it, vi } from 'vitest';
import { Failure } from '#shared/failure.ts';
import { createLightLane } from '#server/engine/lightLane.ts';
import { createClock } from '#server/platform/clock.ts';
import { TEST_NOW } from '#tests/support/testServer.ts';

interface Asked {
  readonly where: 'here' | 'there';
  readonly limit: number;
  readonly resolve: (text: string) => void;
  readonly reject: (reason: Error) => void;
}

/** A lane of which the test gives all answers. */
function aLane({ isReady = true, isFree = true } = {}) {
  const asked: Asked[] = [];
  const state = { isReady, isFree, now: TEST_NOW };
  const heard: unknown[] = [];
  const askedAt = (where: Asked['where'], limit: number): Promise<Uint8Array> =>
    new Promise((resolve, reject) => {
      asked.push({
        where,
        limit,
        resolve(text) {
          resolve(Buffer.from(text));
        },
        reject,
      });
    });
  const lane = createLightLane({
    here: { answerText: (_requirement, { limit }) => askedAt('here', limit) },
    thread: {
      ask: (question) => askedAt('there', question.kind === 'answer' ? question.options.limit : 0),
      isReady: () => state.isReady,
    },
    isFree: () => state.isFree,
    clock: createClock(() => state.now),
    onTrouble: (reason) => heard.push(reason),
  });
  const ask = async (limit = 20): Promise<string> =>
    Buffer.from(await lane.answerText({ criteria: {} }, { limit })).toString();
  const places = (): string[] => asked.map(({ where }) => where);
  return { ask, asked, places, state, heard };
}

afterEach(() => vi.useRealTimers());

describe('light questions over a large stock', () => {
  it('go to where fewer are under way, here where that is the same', async () => {
    const { ask, asked, places } = aLane();

    const all = [ask(), ask(), ask(), ask()];
    expect(places()).toEqual(['here', 'there', 'here', 'there']);
    asked[1]?.resolve('by the thread');
    expect(await all[1]).toBe('by the thread');
    void ask();

    expect(places()[4]).toBe('there');
  });

  it.each([
    ['has no index yet', { isReady: false }],
    ['answers something heavy', { isFree: false }],
  ])('are all answered here while the thread %s', (_what, state) => {
    const { ask, places } = aLane(state);

    for (let number = 1; number <= 3; number += 1) void ask();

    expect(places()).toEqual(['here', 'here', 'here']);
  });

  it('start the thread once where many come at once, and are answered here until it is there', async () => {
    const { ask, asked, places, state } = aLane({ isReady: false });

    for (let number = 1; number <= 10; number += 1) void ask();
    expect(places().filter((where) => where === 'there')).toHaveLength(1);
    expect(asked.find(({ where }) => where === 'there')?.limit).toBe(1);

    asked.find(({ where }) => where === 'there')?.reject(new Error('no store'));
    await Promise.resolve();
    state.isReady = true;
    void ask();
    expect(places().at(-1)).toBe('there');
  });

  it('are answered here where the thread ends, and fail where they are at fault', async () => {
    const { ask, asked, places } = aLane();
    const [, second] = [ask(), ask()];
    asked[1]?.reject(new Failure('engine-failed', { detail: 'It ended.' }));
    await new Promise(setImmediate);
    expect(places()).toEqual(['here', 'there', 'here']);
    asked[2]?.resolve('here');

    expect(await second).toBe('here');
    const third = ask();
    asked[3]?.reject(new Failure('invalid-request', { detail: 'There is no such place.' }));
    await expect(third).rejects.toMatchObject({ code: 'invalid-request' });
  });

  it('start the thread again after a start that failed, but not at once', async () => {
    const { ask, asked, places, state, heard } = aLane({ isReady: false });
    const starts = (): number => places().filter((where) => where === 'there').length;
    for (let number = 1; number <= 9; number += 1) void ask();
    asked.find(({ where }) => where === 'there')?.reject(new Error('no store'));
    await new Promise(setImmediate);

    state.now = new Date(TEST_NOW.getTime() + 59_999);
    void ask();
    expect([starts(), heard]).toEqual([1, [new Error('no store')]]);
    state.now = new Date(TEST_NOW.getTime() + 60_000);
    void ask();

    expect(starts()).toBe(2);
  });

  it('are answered here where the thread is late, which is given no more until it has answered', async () => {
    vi.useFakeTimers();
    const { ask, asked, places } = aLane();
    const [, second] = [ask(), ask()];

    await vi.advanceTimersByTimeAsync(9_999);
    expect(places()).toEqual(['here', 'there']);
    await vi.advanceTimersByTimeAsync(1);
    expect(places()).toEqual(['here', 'there', 'here']);
    asked[0]?.resolve('here');
    asked[2]?.resolve('here, late');

    expect(await second).toBe('here, late');
    for (let number = 1; number <= 3; number += 1) void ask();
    expect(places().slice(3)).toEqual(['here', 'here', 'here']);
    asked[1]?.resolve('at last');
    await vi.advanceTimersByTimeAsync(0);
    void ask();
    expect(places()[6]).toBe('there');
  });

  it('are answered here where the thread is at fault, which is told', async () => {
    const { ask, asked, heard } = aLane();
    const [, second] = [ask(), ask()];
    asked[1]?.reject(new Error('no store'));
    await new Promise(setImmediate);
    asked[2]?.resolve('here');

    expect(await second).toBe('here');
    expect(heard).toEqual([new Error('no store')]);
  });
});
