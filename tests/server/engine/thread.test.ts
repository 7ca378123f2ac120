import { afterEach, describe, expect, it } from 'vitest';
import { type EngineQuestion } from '#server/engine/messages.ts';
import { type EngineThread, createEngineThread } from '#server/engine/thread.ts';

const threads: EngineThread[] = [];
afterEach(async () => {
  for (const { close } of threads.splice(0)) await close();
});

/** A thread that runs a piece of JavaScript for each `question`, in which `reply` answers. */
function threadThat(
  onQuestion: string,
  atStart = '',
  patience = {},
): { readonly thread: EngineThread; readonly troubles: unknown[] } {
  const text = `
    import { parentPort, workerData } from 'node:worker_threads';
    ${atStart};
    parentPort.on('message', ({ number, question }) => {
      const reply = (message) => parentPort.postMessage({ number, reply: message });
      ${onQuestion}
    });`;
  const troubles: unknown[] = [];
  const thread = createEngineThread({
    orders: { store: { dataDir: '/nowhere' }, demo: true },
    onTrouble: (reason) => troubles.push(reason),
    program: new URL(`data:text/javascript,${encodeURIComponent(text)}`),
    ...patience,
  });
  threads.push(thread);
  return { thread, troubles };
}

/** A question that differs from others by its limit. */
function question(limit: number): EngineQuestion {
  return { kind: 'answer', now: new Date(0), requirement: { criteria: {} }, options: { limit } };
}

const DIES_AT_1 = "question.options.limit === 1 ? process.exit(7) : reply({ value: 'well' })";

describe('the thread of the engine', () => {
  it('is asked, and told what store to open', async () => {
    const { thread } = threadThat('reply({ value: [question.options.limit, workerData.store.dataDir] })');

    expect(await thread.ask(question(5))).toEqual([5, '/nowhere']);
  });

  it('is asked several questions at once, each of which gets its own reply', async () => {
    const { thread } = threadThat('setTimeout(() => reply({ value: question.options.limit }), question.options.limit)');

    expect(thread.isReady()).toBe(false);
    expect(await Promise.all([thread.ask(question(50)), thread.ask(question(5))])).toEqual([50, 5]);
    expect(thread.isReady()).toBe(true);
  });

  it('fails all questions that are under way when it dies', async () => {
    const { thread } = threadThat('if (question.options.limit === 1) process.exit(7)');
    const asked = Promise.allSettled([thread.ask(question(2)), thread.ask(question(1))]);

    expect(await asked).toMatchObject([{ reason: { code: 'engine-failed' } }, { reason: { code: 'engine-failed' } }]);
    expect(thread.isReady()).toBe(false);
  });

  it('passes a failure on', async () => {
    const { thread } = threadThat("reply({ failure: { code: 'invalid-request', details: { detail: 'no' } } })");

    await expect(thread.ask(question(1))).rejects.toMatchObject({ code: 'invalid-request', details: { detail: 'no' } });
  });

  it('tells a fault as a fault of ours', async () => {
    const { thread } = threadThat("reply({ fault: 'TypeError: of undefined' })");

    await expect(thread.ask(question(1))).rejects.toThrow('The thread of the engine: TypeError: of undefined');
    expect(thread.isReady()).toBe(false);
  });

  it('fails the question at which it dies, and answers the next', async () => {
    const { thread } = threadThat(DIES_AT_1);

    await expect(thread.ask(question(1))).rejects.toMatchObject({ code: 'engine-failed', status: 503 });
    expect(await thread.ask(question(2))).toBe('well');
  });

  it('is started again after an error that nobody caught, which is told', async () => {
    const { thread, troubles } = threadThat(
      "if (question.options.limit === 1) throw new Error('broken'); reply({ value: 2 })",
    );

    await expect(thread.ask(question(1))).rejects.toMatchObject({ code: 'engine-failed' });
    expect(troubles).toMatchObject([{ message: 'broken' }]);
    expect(await thread.ask(question(2))).toBe(2);
  });

  it('fails a question for which it cannot start', async () => {
    const { thread, troubles } = threadThat('', "throw new Error('no store')");

    await expect(thread.ask(question(1))).rejects.toMatchObject({ code: 'engine-failed' });
    expect(troubles).toMatchObject([{ message: 'no store' }]);
  });

  it('gives a question up that takes too long, and answers the next', async () => {
    const { thread, troubles } = threadThat(
      "if (question.options.limit === 1) for (;;); reply({ value: 'well' })",
      '',
      {
        nextMs: 50,
      },
    );

    expect(await thread.ask(question(2))).toBe('well');
    await expect(thread.ask(question(1))).rejects.toMatchObject({ code: 'engine-failed' });
    expect(String(troubles)).toContain('took longer than 50 ms');
    expect(await thread.ask(question(2))).toBe('well');
  });

  it('gives its first question up only when a start should be over, too', async () => {
    const { thread } = threadThat('for (;;);', '', { firstMs: 50, nextMs: 100_000 });

    await expect(thread.ask(question(1))).rejects.toMatchObject({ code: 'engine-failed' });
  });

  it('is ended at whatever it is, and started no more', async () => {
    const { thread } = threadThat('for (;;);');
    const asked = expect(thread.ask(question(1))).rejects.toMatchObject({ code: 'engine-failed' });

    await thread.close();

    await asked;
    await expect(thread.ask(question(1))).rejects.toMatchObject({ code: 'not-ready' });
  });
});
