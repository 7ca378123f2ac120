import { type mongo } from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestStore, type TestStore } from '#tests/support/testStore.ts';

describe('dates that are moved', () => {
  let store: TestStore;
  let rows: mongo.Collection;
  beforeAll(async () => {
    store = await openTestStore();
    rows = store.connection.collection('rows');
    await rows.insertOne({ n: 1 });
  });
  afterAll(() => store.close());

  const valueOf = async (expression: object): Promise<unknown> =>
    (await rows.aggregate([{ $project: { value: expression } }]).toArray())[0]?.['value'];

  it.each([
    { from: '2024-01-31T10:00Z', unit: 'month', amount: 1, to: '2024-02-29T10:00Z' },
    { from: '2024-01-31T10:00Z', unit: 'quarter', amount: 1, to: '2024-04-30T10:00Z' },
    { from: '2024-02-29T10:00Z', unit: 'year', amount: 1, to: '2025-02-28T10:00Z' },
    { from: '2024-03-31T10:00Z', unit: 'month', amount: -1, to: '2024-02-29T10:00Z' },
    { from: '2024-03-30T10:00Z', unit: 'month', amount: -13, to: '2023-02-28T10:00Z' },
    { from: '2024-02-28T10:00Z', unit: 'week', amount: 1, to: '2024-03-06T10:00Z' },
    { from: '2024-02-28T10:00Z', unit: 'hour', amount: 48, to: '2024-03-01T10:00Z' },
    // In Shanghai it is the last day of January, eight hours before UTC.
    { from: '2024-01-30T16:00Z', unit: 'month', amount: 1, timezone: 'Asia/Shanghai', to: '2024-02-28T16:00Z' },
    { from: '2024-01-30T16:00Z', unit: 'month', amount: 1, timezone: '+08:00', to: '2024-02-28T16:00Z' },
    // In New York summer time begins on 10 March, so that this day has 23 hours.
    { from: '2024-03-09T17:00Z', unit: 'day', amount: 1, timezone: 'America/New_York', to: '2024-03-10T16:00Z' },
  ])('$from and $amount of $unit is $to', async ({ from, unit, amount, timezone, to }) => {
    const operands = { startDate: new Date(from), unit, ...(timezone !== undefined && { timezone }) };

    expect(await valueOf({ $dateAdd: { ...operands, amount } })).toEqual(new Date(to));
    expect(await valueOf({ $dateSubtract: { ...operands, amount: -amount } })).toEqual(new Date(to));
  });

  it('are null where an operand is, and refused where one is of no use', async () => {
    const startDate = new Date(0);

    expect(await valueOf({ $dateAdd: { startDate: '$missing', unit: 'day', amount: 1 } })).toBeNull();
    await expect(valueOf({ $dateAdd: { startDate: '$n', unit: 'day', amount: 1 } })).rejects.toThrow('startDate');
    await expect(valueOf({ $dateAdd: { startDate, unit: 'day', amount: 1.5 } })).rejects.toThrow('integer');
    await expect(valueOf({ $dateAdd: { startDate, unit: 'age', amount: 1 } })).rejects.toThrow('unit');
    await expect(
      valueOf({ $dateAdd: { startDate, unit: 'day', amount: 1, timezone: 'Asia/Nowhere' } }),
    ).rejects.toMatchObject({ code: 40485 });
  });
});
