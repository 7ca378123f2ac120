import { describe, expect, it } from 'vitest';
import { faultsOf, type Found } from './faults.ts';
import { type History, type Outcome } from './record.ts';

const NOTHING: Found = {
  singles: new Set(),
  batches: new Map(),
  givings: new Set(),
  takings: new Set(),
  counters: new Map(),
  accounts: new Map(),
};

/** Of client 0: number 0 is a single document, 1 a transfer to client 1, 2 a batch, 4 a count. */
function heard(number: number, outcome: Outcome): History {
  return new Map([[`0-${number}`, { client: 0, number, outcome }]]);
}

describe('what contradicts what clients were told', () => {
  it.each([
    { what: 'an acknowledged document that is lost', number: 0, outcome: 'acknowledged' as const, found: {} },
    {
      what: 'a document that nobody sent',
      number: 0,
      outcome: 'sent' as const,
      found: { singles: new Set(['3-9']) },
      says: '3-9 is there and was never sent',
    },
    {
      what: 'half a transfer',
      number: 1,
      outcome: 'sent' as const,
      found: {
        givings: new Set(['0-1']),
        accounts: new Map([
          [0, -1],
          [1, 1],
        ]),
      },
      says: 'transfer 0-1 is there in part',
    },
    {
      what: 'nine documents of ten of one command',
      number: 2,
      outcome: 'sent' as const,
      found: { batches: new Map([['0-2', 9]]) },
      says: 'batch 0-2 is there in part',
    },
    {
      what: 'a transfer that was refused',
      number: 1,
      outcome: 'refused' as const,
      found: {
        givings: new Set(['0-1']),
        takings: new Set(['0-1']),
        accounts: new Map([
          [0, -1],
          [1, 1],
        ]),
      },
      says: 'transfer 0-1 was refused and is there',
    },
    {
      what: 'accounts that do not show a transfer that is there',
      number: 1,
      outcome: 'acknowledged' as const,
      found: { givings: new Set(['0-1']), takings: new Set(['0-1']), accounts: new Map([[0, -1]]) },
      says: 'account 1 is 0, and should be 1',
    },
    {
      what: 'an acknowledged count that was done twice',
      number: 4,
      outcome: 'acknowledged' as const,
      found: { counters: new Map([[0, 2]]) },
      says: 'counter 0 is 2, and should be from 1 to 1',
    },
    {
      what: 'an acknowledged count that is lost',
      number: 4,
      outcome: 'acknowledged' as const,
      found: {},
      says: 'counter 0 is 0, and should be from 1 to 1',
    },
  ])('is $what', ({ number, outcome, found, says = 'single 0-0 was acknowledged and is lost' }) => {
    expect(faultsOf(heard(number, outcome), { ...NOTHING, ...found })).toEqual([says]);
  });

  it.each([
    { what: 'done', found: { counters: new Map([[0, 1]]) } },
    { what: 'not done', found: {} },
  ])('is nothing where what had no answer is $what', ({ found }) => {
    expect(faultsOf(heard(4, 'sent'), { ...NOTHING, ...found })).toEqual([]);
  });
});
