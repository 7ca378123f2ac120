import { mongo } from 'mongoose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestStore, type TestStore } from '#tests/support/testStore.ts';

const { Binary, Decimal128, Double, Int32, Long, MaxKey, MinKey, ObjectId, Timestamp, UUID } = mongo;

const VALUES = {
  int: new Int32(5),
  double: new Double(5),
  fraction: new Double(0.1),
  negativeZero: new Double(-0),
  long: Long.fromString('9007199254740993'),
  smallLong: Long.fromNumber(7),
  decimal: Decimal128.fromString('12.3400'),
  text: '生物医药 🧬',
  emptyText: '',
  day: new Date('2026-11-22T08:00:00.123Z'),
  id: new ObjectId('64b7f3f3f3f3f3f3f3f3f3f3'),
  bytes: new Binary(Buffer.from([0, 255, 254, 128])),
  uuid: new UUID('6a1f4a5e-4a8c-4b7e-9d51-0d2f3b1f6f11'),
  pattern: /a+b/i,
  yes: true,
  nothing: null,
  nested: { list: [new Int32(1), { deep: new Double(2) }], empty: {}, none: [] },
  least: new MinKey(),
  greatest: new MaxKey(),
  stamp: new Timestamp({ t: 1, i: 2 }),
};

/** Of any fields but an `_id`. */
interface Row extends mongo.Document {
  _id: string;
}

describe('types', () => {
  let store: TestStore;
  let rows: mongo.Collection<Row>;
  beforeAll(async () => {
    store = await openTestStore();
    rows = store.connection.collection<Row>('rows');
  });
  afterAll(() => store.close());

  const exactly = { promoteValues: false, promoteLongs: false } as const;

  it('keeps every value in the type in which it came', async () => {
    await rows.insertOne({ _id: 'exact', ...VALUES });

    expect(await rows.findOne({ _id: 'exact' }, exactly)).toEqual({ _id: 'exact', ...VALUES });
  });

  it('keeps the types of what an update leaves alone, and of numbers that it computes', async () => {
    await rows.insertOne({ _id: 'updated', ...VALUES });

    await rows.updateOne(
      { _id: 'updated' },
      { $inc: { int: 1, double: 1, smallLong: 1 }, $set: { added: new Double(3) } },
    );

    expect(await rows.findOne({ _id: 'updated' }, exactly)).toEqual({
      _id: 'updated',
      ...VALUES,
      int: new Int32(6),
      double: new Double(6),
      smallLong: Long.fromNumber(8),
      added: new Double(3),
    });
  });

  it('keeps the types of what a projection shows', async () => {
    await rows.insertOne({ _id: 'shown', ...VALUES });

    const shown = await rows.findOne({ _id: 'shown' }, { ...exactly, projection: { double: 1, nested: 1, long: 1 } });

    expect(shown).toEqual({ _id: 'shown', double: VALUES.double, nested: VALUES.nested, long: VALUES.long });
  });

  it.each(['day', 'id', 'bytes', 'uuid', 'long', 'text', 'decimal'] as const)(
    'finds by a value of the type of "%s"',
    async (field) => {
      await rows.deleteMany({});
      await rows.insertMany([
        { _id: 'it', [field]: VALUES[field] },
        { _id: 'other', [field]: 'other' },
      ]);

      expect(await rows.distinct('_id', { [field]: VALUES[field] })).toEqual(['it']);
    },
  );

  it('does not take different bytes for equal because neither is text', async () => {
    await rows.deleteMany({});
    await rows.insertOne({ _id: 'bytes', value: new Binary(Buffer.from([255])) });

    expect(await rows.countDocuments({ value: new Binary(Buffer.from([254])) })).toBe(0);
  });

  it('takes a number as equal in whichever type it comes', async () => {
    await rows.deleteMany({});
    await rows.insertMany([
      { _id: 'int', n: new Int32(4) },
      { _id: 'double', n: new Double(4) },
      { _id: 'long', n: Long.fromNumber(4) },
    ]);

    expect(await rows.countDocuments({ n: 4 })).toBe(3);
    expect(await rows.countDocuments({ n: { $gt: Long.fromNumber(3) } })).toBe(3);
  });

  it('compares numbers of every type with one another, decimals included', async () => {
    await rows.deleteMany({});
    await rows.insertMany([
      { _id: 'five', n: Decimal128.fromString('5') },
      { _id: 'ten', n: Decimal128.fromString('10') },
      { _id: 'text', n: '9' },
      { _id: 'nine', n: 9 },
    ]);

    expect((await rows.distinct('_id', { n: { $gt: 7 } })).sort()).toEqual(['nine', 'ten']);
    expect((await rows.distinct('_id', { n: { $lte: Decimal128.fromString('9.0') } })).sort()).toEqual([
      'five',
      'nine',
    ]);
  });

  it('has _id of many types side by side, in MongoDB order', async () => {
    const ids = store.connection.collection<{ _id: unknown }>('ids');
    const inOrder = [-1, 0, 2, 10, 'B', 'a', 'é', { a: 1 }, { a: 2 }, new ObjectId(), false, true, new Date(5)];
    await ids.insertMany([...inOrder].reverse().map((_id) => ({ _id })));

    expect((await ids.find().sort({ _id: 1 }).toArray()).map(({ _id }) => _id)).toEqual(inOrder);
    expect((await ids.find().sort({ _id: -1 }).toArray()).map(({ _id }) => _id)).toEqual([...inOrder].reverse());
  });
});
