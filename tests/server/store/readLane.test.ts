import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { type ReadLane, createReadLane } from '#server/store/readLane.ts';

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
    const lane = createReadLane(2);
    const gone: string[] = [];

    for (const who of ['first', 'second', 'third']) asked(lane, gone, who);

    expect(gone).toEqual(['first', 'second']);
  });

  it('go in the order in which they came, each when one has been answered', async () => {
    const lane = createReadLane(1);
    const gone: string[] = [];
    for (const who of ['first', 'second', 'third']) asked(lane, gone, who);

    lane.ended('question');
    await setImmediate();
    await setImmediate();

    expect(gone).toEqual(['first', 'second']);
  });

  it('count those that were asked elsewhere', async () => {
    const lane = createReadLane(1);
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
    const lane = createReadLane(1);
    const gone: string[] = [];
    lane.began('step');

    asked(lane, gone, 'first');
    asked(lane, gone, 'second');
    lane.ended('step');
    await setImmediate();

    expect(gone).toEqual(['first']);
  });

  it('are no more than all that is underway, whatever their end was taken for', async () => {
    const lane = createReadLane(1);
    const gone: string[] = [];
    asked(lane, gone, 'first');
    asked(lane, gone, 'second');

    lane.ended('step');
    await setImmediate();
    await setImmediate();

    expect(gone).toEqual(['first', 'second']);
  });

  it('leave room for others where they are let go and never asked', async () => {
    const lane = createReadLane(1);
    const gone: string[] = [];
    void lane.due();

    asked(lane, gone, 'second');
    await setImmediate();
    await setImmediate();

    expect(gone).toEqual(['second']);
  });
});
