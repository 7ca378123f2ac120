import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createJobRepository } from '#server/features/jobs/repository.ts';
import { type JobRunner, createJobRunner } from '#server/features/jobs/runner.ts';
import { type Job } from '#server/part.ts';
import { type TestStore, openTestStore } from '#tests/support/testStore.ts';

let store: TestStore;
let nowMs = Date.parse('2026-11-22T08:00:00Z');

beforeAll(async () => {
  store = await openTestStore();
}, 60_000);

afterAll(() => store.close());

/** A process that runs these jobs. */
async function process(jobs: readonly Job[]): Promise<JobRunner & { readonly troubles: unknown[] }> {
  const rows = createJobRepository(store.connection);
  const now = (): Date => new Date(nowMs);
  await rows.prepare(
    jobs.map(({ name }) => name),
    now(),
  );
  const troubles: unknown[] = [];
  let id = 0;
  const newId = (): string => `holder-${(id += 1)}-${jobs[0]?.name ?? ''}`;
  const onTrouble = (reason: unknown): void => void troubles.push(reason);
  return { ...createJobRunner({ jobs, rows, now, newId, onTrouble }), troubles };
}

/** A job that counts its runs, each of which lasts until it is let go. */
function counted(name: string, everyS = 60): Job & { readonly runs: () => number; readonly release: () => void } {
  let runs = 0;
  let release = (): void => undefined;
  return {
    name,
    everyS,
    runs: () => runs,
    release: () => {
      release();
    },
    run: () =>
      new Promise((resolve) => {
        runs += 1;
        release = () => {
          resolve({ done: runs });
        };
      }),
  };
}

async function row(name: string): Promise<unknown> {
  return (await createJobRepository(store.connection).all()).find(({ _id }) => _id === name);
}

describe('the runner of jobs', () => {
  it('does what is due, and not again before its time', async () => {
    let runs = 0;
    const job = { name: 'plain', everyS: 60, run: () => Promise.resolve({ done: (runs += 1) }) };
    const runner = await process([job]);

    await runner.runDue();
    await runner.runDue();
    nowMs += 60_000;
    await runner.runDue();

    expect(runs).toBe(2);
    expect(await row('plain')).toMatchObject({ runs: 2, failures: 0, last: { outcome: 'done', did: { done: 2 } } });
  });

  it('does it earlier where it is woken', async () => {
    let runs = 0;
    const runner = await process([{ name: 'woken', everyS: 60, run: () => Promise.resolve({ done: (runs += 1) }) }]);
    await runner.runDue();

    runner.wake('woken');
    await runner.runDue();
    await runner.runDue();

    expect(runs).toBe(2);
  });

  it('lets one of two processes do it, and the other one when that has died', async () => {
    const mine = counted('shared');
    const theirs = { ...mine, ...counted('shared'), name: 'shared' };
    const [first, second] = [await process([mine]), await process([theirs])];

    const dying = first.runDue();
    await expect.poll(mine.runs).toBe(1);
    await second.runDue();
    const whileHeld = theirs.runs();
    await expect(second.run('shared')).rejects.toMatchObject({ code: 'state-forbids' });
    nowMs += 60_000;
    const taking = second.runDue();
    await expect.poll(theirs.runs).toBe(1);
    theirs.release();
    await taking;
    mine.release();
    await dying;

    expect(whileHeld).toBe(0);
    // The one that was believed dead ends later and changes nothing.
    expect(await row('shared')).toMatchObject({ runs: 1 });
  });

  it('notes a failure, tells of it, and goes on', async () => {
    const fails: Job = { name: 'failing', everyS: 60, run: () => Promise.reject(new Error('no mail server')) };
    const runner = await process([fails]);

    await runner.runDue();

    expect(await row('failing')).toMatchObject({
      runs: 1,
      failures: 1,
      last: { outcome: 'failed', reason: 'no mail server' },
    });
    expect(runner.troubles).toMatchObject([{ message: 'The job failing has failed' }]);
  });

  it('keeps of a failure what the log has of it: without the values that a store quotes', async () => {
    const quoting = new Error('E11000 duplicate key error collection: people dup key: { email: "li@example.com" }');
    const fails: Job = { name: 'quoting', everyS: 60, run: () => Promise.reject(quoting) };
    const runner = await process([fails]);

    await runner.runDue();

    expect(await row('quoting')).toMatchObject({
      last: { reason: 'E11000 duplicate key error collection: people dup key: {…}' },
    });
  });

  it('waits for what runs when it stops, and begins nothing more', async () => {
    const job = counted('stopping', 1);
    const runner = await process([job]);
    const running = runner.runDue();
    await expect.poll(job.runs).toBe(1);
    let hasStopped = false;

    const stopping = runner.stop().then(() => {
      hasStopped = true;
    });
    const before = hasStopped;
    job.release();
    await stopping;
    await running;
    nowMs += 10_000;
    await runner.runDue();

    expect(before).toBe(false);
    expect(job.runs()).toBe(1);
  });

  it('asks the store for nothing any more when it has stopped, though it was looking at that moment', async () => {
    let runs = 0;
    const runner = await process([{ name: 'looking', everyS: 60, run: () => Promise.resolve({ done: (runs += 1) }) }]);

    const looking = runner.runDue();
    await runner.stop();
    const runsAtStop = runs;
    await looking;

    expect([runsAtStop, runs]).toEqual([1, 1]);
    expect(runner.troubles).toEqual([]);
  });

  it('knows no other job', async () => {
    await expect((await process([])).run('none')).rejects.toMatchObject({ code: 'not-found' });
  });
});
