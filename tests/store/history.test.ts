import { type mongo } from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contradictions, type Done, type Step } from '#tests/histories/history.ts';
import { createRandom, type Random } from '#tests/support/random.ts';
import { openTestStore, type TestStore } from '#tests/support/testStore.ts';

interface List {
  readonly _id: string;
  readonly values: readonly number[];
}

const SESSIONS = 20;
const TRANSACTIONS = 15;
const LISTS = ['a', 'b', 'c', 'd', 'e'] as const;

/** What a transaction is to do: to read up to three lists and to add to up to two, in an order by chance. */
function plan(random: Random): { readonly list: string; readonly isAppend: boolean }[] {
  return Array.from({ length: 2 + random.below(4) }, () => ({
    list: random.pick(LISTS),
    isAppend: random.below(2) === 0,
  }));
}

describe('a history of twenty sessions that read lists and add to them', () => {
  let store: TestStore;
  let lists: mongo.Collection<List>;
  beforeAll(async () => {
    store = await openTestStore();
    lists = store.connection.collection<List>('lists');
    await lists.insertMany(LISTS.map((_id) => ({ _id, values: [] })));
  });
  afterAll(() => store.close());

  const step = async (
    { list, isAppend }: { readonly list: string; readonly isAppend: boolean },
    value: number,
    session: mongo.ClientSession,
  ): Promise<Step> => {
    if (isAppend) {
      await lists.updateOne({ _id: list }, { $push: { values: value } }, { session });
      return { kind: 'append', list, value };
    }
    const found = await lists.findOne({ _id: list }, { session });
    return { kind: 'read', list, values: found?.values ?? [] };
  };

  const transaction = async (name: string, first: number, random: Random): Promise<Done> => {
    const steps: Step[] = [];
    const isGivenUp = random.below(8) === 0;
    return store.connection.getClient().withSession(async (session) => {
      session.startTransaction({ readConcern: { level: 'snapshot' } });
      try {
        for (const [at, planned] of plan(random).entries()) steps.push(await step(planned, first + at, session));
        if (isGivenUp) await session.abortTransaction();
        else await session.commitTransaction();
        return { name, steps, committed: !isGivenUp };
      } catch (error) {
        expect(error).toMatchObject({ code: 112 });
        await session.abortTransaction().catch(() => undefined);
        return { name, steps, committed: false };
      }
    });
  };

  it('has no lost write, no read skew, and one order of each list for all', { timeout: 120_000 }, async () => {
    const transactions: Done[] = [];

    await Promise.all(
      Array.from({ length: SESSIONS }, async (_, session) => {
        const random = createRandom(session);
        for (let number = 0; number < TRANSACTIONS; number += 1) {
          const first = (session * TRANSACTIONS + number) * 10;
          transactions.push(await transaction(`${session}-${number}`, first, random));
        }
      }),
    );
    const end = new Map((await lists.find().toArray()).map(({ _id, values }) => [_id, values]));

    expect(contradictions({ transactions, lists: end })).toEqual([]);
    // Enough have been committed for the history to say something, and some have met others.
    expect(transactions.filter(({ committed }) => committed).length).toBeGreaterThan(50);
    expect([...end.values()].flat().length).toBeGreaterThan(30);
  });
});
