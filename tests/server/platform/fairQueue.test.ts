import { describe, expect, it } from 'vitest';
import { type FairQueue, createFairQueue } from '#server/platform/fairQueue.ts';

/** A queue by a clock that is set by hand, with work that ends when it is told to. */
class Scene {
  nowMs = 0;
  readonly begun: string[] = [];
  readonly #ends: (() => void)[] = [];
  readonly queue: FairQueue;

  constructor({ waitingMax = 100, waitingMaxEach = 100 } = {}) {
    this.queue = createFairQueue({ waitingMax, waitingMaxEach, nowMs: () => this.nowMs });
  }

  ask(name: string, requester: string, signal?: AbortSignal): Promise<string> {
    const task = (): Promise<string> => {
      this.begun.push(name);
      return new Promise((resolve) => {
        this.#ends.push(() => {
          resolve(name);
        });
      });
    };
    return this.queue.run(task, { requester, ...(signal === undefined ? {} : { signal }) });
  }

  /** Lets what runs take so long and end, and the next begin. */
  async end(tookMs = 0): Promise<void> {
    this.nowMs += tookMs;
    this.#ends.shift()?.();
    await settled();
  }
}

/** Lets all that is ready go on. */
function settled(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

describe('the fair queue', () => {
  it('does one thing after the other', async () => {
    const scene = new Scene();
    const [first, second] = [scene.ask('a1', 'a'), scene.ask('a2', 'a')];
    await settled();

    expect(scene.begun).toEqual(['a1']);
    await scene.end();
    expect(scene.begun).toEqual(['a1', 'a2']);
    await scene.end();
    expect(await Promise.all([first, second])).toEqual(['a1', 'a2']);
  });

  it('gives each who asks a turn in turn, however many one asks', async () => {
    const scene = new Scene();
    for (const name of ['a1', 'a2', 'a3', 'a4']) void scene.ask(name, 'a');
    for (const name of ['b1', 'b2']) void scene.ask(name, 'b');
    void scene.ask('c1', 'c');
    await settled();
    for (let turn = 0; turn < 6; turn += 1) await scene.end();

    expect(scene.begun).toEqual(['a1', 'a2', 'b1', 'c1', 'a3', 'b2', 'a4']);
  });

  it('refuses whoever comes when too many wait, of all or of one', async () => {
    const scene = new Scene({ waitingMax: 3, waitingMaxEach: 2 });
    void scene.ask('a1', 'a');
    await settled();
    void scene.ask('a2', 'a');
    void scene.ask('a3', 'a');

    await expect(scene.ask('a4', 'a')).rejects.toMatchObject({
      code: 'too-busy',
      message: expect.stringContaining('from this address') as string,
    });
    void scene.ask('b1', 'b');
    await expect(scene.ask('c1', 'c')).rejects.toMatchObject({
      code: 'too-busy',
      message: expect.stringContaining('of this kind are waiting') as string,
    });
    await scene.end();
    void scene.ask('c2', 'c');
    for (let turn = 0; turn < 4; turn += 1) await scene.end();
    expect(scene.begun).toEqual(['a1', 'a2', 'b1', 'a3', 'c2']);
  });

  it('says after how many seconds to come again, by how long turns have taken of late', async () => {
    const scene = new Scene({ waitingMax: 1 });
    const refusal = async (): Promise<unknown> => {
      const refused: unknown = await scene.ask('refused', 'z').catch((error: unknown) => error);
      return (refused as { details: { retryAfterS: number } }).details.retryAfterS;
    };
    void scene.ask('a1', 'a');
    void scene.ask('a2', 'a');
    await settled();
    // Nothing is known yet.
    expect(await refusal()).toBe(1);

    await scene.end(4000);
    void scene.ask('a3', 'a');
    await settled();
    // One waits, one runs: two turns of 4 s.
    expect(await refusal()).toBe(8);

    await scene.end(2000);
    void scene.ask('a4', 'a');
    await settled();
    // 4 s + ¼ · (2 s − 4 s) = 3.5 s a turn.
    expect(await refusal()).toBe(7);
  });

  it('lets one leave that has gone away while it waited, and gives its place to another', async () => {
    const scene = new Scene({ waitingMax: 1 });
    const gone = new AbortController();
    void scene.ask('a1', 'a');
    await settled();
    const left = expect(scene.ask('b1', 'b', gone.signal)).rejects.toThrow();
    gone.abort();
    await left;
    void scene.ask('c1', 'c');
    await scene.end();

    expect(scene.begun).toEqual(['a1', 'c1']);
  });

  it('does nothing for one that has gone away before', async () => {
    const scene = new Scene();

    await expect(scene.ask('a1', 'a', AbortSignal.abort())).rejects.toThrow();
    expect(scene.begun).toEqual([]);
  });

  it('goes on after work that failed', async () => {
    const scene = new Scene();
    const failed = scene.queue.run(() => Promise.reject(new Error('broken')), { requester: 'a' });
    const next = scene.ask('a2', 'a');

    await expect(failed).rejects.toThrow('broken');
    await settled();
    await scene.end();
    expect(await next).toBe('a2');
  });
});
