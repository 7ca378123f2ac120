import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHold } from '#server/store/holds.ts';
import { looseModel } from '#server/store/looseModel.ts';
import { inTransaction } from '#server/store/transaction.ts';
import { type TestStore, openTestStore } from '#tests/support/testStore.ts';

let store: TestStore;

beforeAll(async () => {
  store = await openTestStore();
});

afterAll(() => store.close());

describe('transactions that hold one thing', () => {
  it('get their turn in the order in which they came, none of them more than once', async () => {
    const hold = createHold(store.connection);
    const began: number[] = [];
    const sent = Array.from({ length: 12 }, (_, number) => number);

    await Promise.all(
      sent.map((number) =>
        inTransaction(store.connection, async () => {
          await hold('one thing');
          began.push(number);
          await hold('one thing');
        }),
      ),
    );

    expect(began).toEqual(sent);
  });

  it('begin again where they had begun, and see what was done meanwhile', async () => {
    const hold = createHold(store.connection);
    const notes = looseModel<{ readonly _id: string }>(store.connection, 'notes');
    const seen: number[] = [];

    await Promise.all(
      ['a', 'b', 'c'].map((_id) =>
        inTransaction(store.connection, async () => {
          await notes.findById(_id).lean();
          await hold('the notes');
          const count = await notes.countDocuments();
          await notes.create({ _id });
          seen.push(count);
        }),
      ),
    );

    // What an attempt has seen that came to nothing may stand before it.
    expect([...new Set(seen)]).toEqual([0, 1, 2]);
  });

  it('do not wait for one another in a circle', async () => {
    const hold = createHold(store.connection);
    const holding = (things: readonly string[]): Promise<string> =>
      inTransaction(store.connection, async () => {
        for (const thing of things) await hold(thing);
        return things.join();
      });

    const done = await Promise.all([holding(['left', 'right']), holding(['right', 'left'])]);

    expect(done).toEqual(['left,right', 'right,left']);
  });

  it('go on when one of them has failed', async () => {
    const hold = createHold(store.connection);
    const failing = inTransaction(store.connection, async () => {
      await hold('what fails');
      throw new Error('Not today.');
    });
    const other = inTransaction(store.connection, async () => {
      await hold('what fails');
      return 'done';
    });

    await expect(failing).rejects.toThrow('Not today.');
    expect(await other).toBe('done');
  });
});

describe('a transaction', () => {
  it('takes its steps before most of those who only read and came before it', async () => {
    const notes = looseModel<{ readonly _id: string }>(store.connection, 'notes');
    let answered = 0;
    const reading = Array.from({ length: 600 }, () =>
      notes
        .findById('a')
        .lean()
        .then(() => {
          answered += 1;
        }),
    );

    await inTransaction(store.connection, async () => {
      for (const _id of ['d', 'e', 'f', 'g']) await notes.create({ _id });
    });
    const before = answered;
    await Promise.all(reading);

    // Five steps with 16 reads each are 80, and more where the machine is slow; behind all, as the first step would come, are 600.
    expect(before).toBeLessThan(500);
  });
});
