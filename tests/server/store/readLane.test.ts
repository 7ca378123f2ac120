import { setImmediate } from 'node:timers/promises';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { type ReadLane, createReadLane } from '#server/store/readLane.ts';

/** Longer than any of these tests but the one about it. */
const PATIENCE_MS = 60_000;

/** Asks and tells when it has gone. */
function asked(lane: ReadLane, gone: string[], who: string): void {
  const due = lane.due();
  const go = (): void => {
    lane.began('question');
    gone.push(who);
  };
  if (due === undefined) go();
  else void due.then(go);
}

describe('questions', () => {
  it('go at once as long as few enough are underway', () => {
    const lane = createReadLane({ most: 2, patienceMs: PATIENCE_MS });
    const gone: string[] = [];

    for (const who of ['first', 'second', 'third']) asked(lane, gone, who);

    expect(gone).toEqual(['first', 'second']);
  });

  it('go in the order in which they came, each when one has been answered', async () => {
    const lane = createReadLane({ most: 1, patienceMs: PATIENCE_MS });
    const gone: string[] = [];
    for (const who of ['first', 'second', 'third']) asked(lane, gone, who);

    lane.ended('question');
    await setImmediate();
    await setImmediate();

    expect(gone).toEqual(['first', 'second']);
  });

  it('count those that were asked elsewhere', async () => {
    const lane = createReadLane({ most: 1, patienceMs: PATIENCE_MS });
    const gone: string[] = [];
    lane.began('question');

    asked(lane, gone, 'first');
    await setImmediate();
    expect(gone).toEqual([]);
    lane.ended('question');
    await setImmediate();

    expect(gone).toEqual(['first']);
  });

  it('do not count steps of transactions among them', async () => {
    const lane = createReadLane({ most: 1, patienceMs: PATIENCE_MS });
    const gone: string[] = [];
    lane.began('step');

    asked(lane, gone, 'first');
    asked(lane, gone, 'second');
    lane.ended('step');
    await setImmediate();

    expect(gone).toEqual(['first']);
  });

  it('are no more than all that is underway, whatever their end was taken for', async () => {
    const lane = createReadLane({ most: 1, patienceMs: PATIENCE_MS });
    const gone: string[] = [];
    asked(lane, gone, 'first');
    asked(lane, gone, 'second');

    lane.ended('step');
    await setImmediate();
    await setImmediate();

    expect(gone).toEqual(['first', 'second']);
  });

  it('go beside those that are slow, as many again each time that none has gone for long', async () => {
    const lane = createReadLane({ most: 1, patienceMs: 1 });
    const gone: string[] = [];

    for (const who of ['first', 'second', 'third']) asked(lane, gone, who);
    const atOnce = [...gone];
    await vi.waitFor(() => {
      expect(gone).toHaveLength(3);
    });

    expect(atOnce).toEqual(['first']);
    expect(gone).toEqual(['first', 'second', 'third']);
  });

  it('go beside those that are slow, whatever else is answered meanwhile', async () => {
    const lane = createReadLane({ most: 1, patienceMs: 20 });
    const gone: string[] = [];
    asked(lane, gone, 'first');
    asked(lane, gone, 'second');
    const writes = setInterval(() => {
      lane.began('question');
      lane.ended('question');
    }, 1);
    onTestFinished(() => {
      clearInterval(writes);
    });

    await vi.waitFor(() => {
      expect(gone).toEqual(['first', 'second']);
    });
  });

  it('leave room for others where they are let go and never asked', async () => {
    const lane = createReadLane({ most: 1, patienceMs: PATIENCE_MS });
    const gone: string[] = [];
    void lane.due();

    asked(lane, gone, 'second');
    await setImmediate();
    await setImmediate();

    expect(gone).toEqual(['second']);
  });
});
