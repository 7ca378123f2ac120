import { type Bson } from '#server/store/embedded/engine/bson.ts';

/** Commands one after another, and the documents that there are when the first so many have been done. */
export interface Scene {
  readonly command: Bson;
  /** `_id` and `n` of each document, in order. */
  readonly after: readonly (readonly [number, number])[];
}

const WITHIN = { lsid: { id: 'transaction' }, txnNumber: 1, autocommit: false };

/** Plain writes, an index, a transaction of two commands, and reads by each way. */
export const SCENARIO: readonly Scene[] = [
  {
    command: { insert: 'rows', documents: [row(1, 10), row(2, 20)] },
    after: [
      [1, 10],
      [2, 20],
    ],
  },
  {
    command: { createIndexes: 'rows', indexes: [{ key: { n: 1 }, name: 'n' }] },
    after: [
      [1, 10],
      [2, 20],
    ],
  },
  {
    command: { update: 'rows', updates: [{ q: { n: 20 }, u: { $inc: { n: 5 } } }] },
    after: [
      [1, 10],
      [2, 25],
    ],
  },
  {
    command: { find: 'rows', filter: { n: { $gt: 5 } } },
    after: [
      [1, 10],
      [2, 25],
    ],
  },
  {
    command: { insert: 'rows', documents: [row(3, 30)], startTransaction: true, ...WITHIN },
    after: [
      [1, 10],
      [2, 25],
    ],
  },
  {
    command: { delete: 'rows', deletes: [{ q: { _id: 1 }, limit: 1 }], ...WITHIN },
    after: [
      [1, 10],
      [2, 25],
    ],
  },
  {
    command: { commitTransaction: 1, ...WITHIN },
    after: [
      [2, 25],
      [3, 30],
    ],
  },
  {
    command: {
      update: 'rows',
      updates: [{ q: { _id: 2 }, u: { $set: { n: 7 } } }],
      lsid: { id: 'plain' },
      txnNumber: 1,
    },
    after: [
      [2, 7],
      [3, 30],
    ],
  },
  { command: { delete: 'rows', deletes: [{ q: { n: 30 }, limit: 0 }] }, after: [[2, 7]] },
  { command: { aggregate: 'rows', pipeline: [{ $match: { n: 7 } }], cursor: {} }, after: [[2, 7]] },
];

function row(_id: number, n: number): Bson {
  return { _id, n };
}
