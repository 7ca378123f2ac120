import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createOnceOnly } from '#server/features/onceOnly/repository.ts';
import { createClock } from '#server/platform/clock.ts';
import { looseModel } from '#server/store/looseModel.ts';
import { inTransaction } from '#server/store/transaction.ts';
import { type TestStore, openTestStore } from '#tests/support/testStore.ts';

interface Thing {
  readonly _id: string;
  readonly of: string;
}

let store: TestStore;
let nowMs = Date.parse('2026-11-22T08:00:00Z');
let onceOnly: ReturnType<typeof createOnceOnly>;

beforeAll(async () => {
  store = await openTestStore();
  onceOnly = createOnceOnly(store.connection, {
    atOnce: (use) => inTransaction(store.connection, use),
    clock: createClock(() => new Date(nowMs)),
  });
  await onceOnly.prepare();
}, 60_000);

afterAll(() => store.close());

const things = () => looseModel<Thing>(store.connection, 'things');

let made = 0;
/** Makes a thing of its own each time. */
const make = (of: string) => async () => {
  const id = `thing-${(made += 1)}`;
  await things().create({ _id: id, of });
  return { id, secret: `secret of ${id}` };
};

const countOf = (of: string): Promise<number> => things().countDocuments({ of });

describe('a request with a key', () => {
  it('makes one thing however often it is sent, and gets the same answer', async () => {
    const asked = { who: 'person a', key: 'key-1', content: 'x' };

    const first = await onceOnly.once(asked, make('again'));
    const second = await onceOnly.once(asked, make('again'));

    expect(second).toEqual(first);
    expect(await countOf('again')).toBe(1);
  });

  it('makes one thing when it is sent ten times at once', async () => {
    const asked = { who: 'person a', key: 'key-2', content: 'x' };

    const answers = await Promise.all(Array.from({ length: 10 }, () => onceOnly.once(asked, make('race'))));

    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await countOf('race')).toBe(1);
  });

  it('is refused where another one came with the key', async () => {
    await onceOnly.once({ who: 'person a', key: 'key-3', content: 'x' }, make('other'));

    const other = onceOnly.once({ who: 'person a', key: 'key-3', content: 'y' }, make('other'));

    await expect(other).rejects.toMatchObject({ code: 'idempotency-conflict' });
    expect(await countOf('other')).toBe(1);
  });

  it('is of its sender alone', async () => {
    await onceOnly.once({ who: 'person a', key: 'key-4', content: 'x' }, make('whose'));
    await onceOnly.once({ who: 'person b', key: 'key-4', content: 'x' }, make('whose'));

    expect(await countOf('whose')).toBe(2);
  });

  it('that was refused may be sent again, and left nothing', async () => {
    const asked = { who: 'person a', key: 'key-5', content: 'x' };
    const failing = async (): Promise<never> => {
      await make('refused')();
      throw new Error('refused');
    };

    await expect(onceOnly.once(asked, failing)).rejects.toThrow('refused');
    await onceOnly.once(asked, make('refused'));

    expect(await countOf('refused')).toBe(1);
  });

  it('is forgotten after a day, by the job too', async () => {
    const asked = { who: 'person a', key: 'key-6', content: 'x' };
    await onceOnly.once(asked, make('late'));
    nowMs += 24 * 60 * 60_000;

    await onceOnly.once(asked, make('late'));
    nowMs += 24 * 60 * 60_000;
    await onceOnly.job.run();

    expect(await countOf('late')).toBe(2);
    expect(await looseModel(store.connection, 'answersByKey').countDocuments({})).toBe(0);
  });

  it('leaves neither key nor answer to be read in the store', async () => {
    await onceOnly.once({ who: 'person a', key: 'key-hidden', content: 'x' }, make('hidden'));

    const stored = JSON.stringify(await looseModel(store.connection, 'answersByKey').find({}).lean());

    expect(stored).toContain('sealed');
    expect(stored).not.toContain('key-hidden');
    expect(stored).not.toContain('secret of');
  });
});
