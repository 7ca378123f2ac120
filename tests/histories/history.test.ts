import { describe, expect, it } from 'vitest';
import { contradictions, type Done, type Step } from './history.ts';

const read = (list: string, ...values: readonly number[]): Step => ({ kind: 'read', list, values });
const append = (list: string, value: number): Step => ({ kind: 'append', list, value });
const done = (name: string, ...steps: readonly Step[]): Done => ({ name, steps, committed: true });
const aborted = (name: string, ...steps: readonly Step[]): Done => ({ name, steps, committed: false });
const lists = (all: Readonly<Record<string, readonly number[]>>) => new Map(Object.entries(all));

describe('what a history contradicts', () => {
  it('is nothing where transactions come one after another, see their own writes, or leave none', () => {
    const transactions = [
      done('a', read('x'), append('x', 1), read('x', 1), append('y', 2)),
      done('b', read('x', 1), read('y', 2), append('y', 3), read('y', 2, 3)),
      aborted('c', read('y', 2, 3), append('x', 4)),
    ];

    expect(contradictions({ transactions, lists: lists({ x: [1], y: [2, 3] }) })).toEqual([]);
  });

  it.each([
    {
      what: 'a lost write',
      transactions: [done('a', append('x', 1)), done('b', append('x', 2))],
      end: { x: [2] },
      says: ['a wrote 1 to x, which is there 0 times'],
    },
    {
      what: 'a write done twice',
      transactions: [done('a', append('x', 1))],
      end: { x: [1, 1] },
      says: ['a wrote 1 to x, which is there 2 times'],
    },
    {
      what: 'a write of a transaction that was aborted',
      transactions: [aborted('a', append('x', 1))],
      end: { x: [1] },
      says: ['a wrote 1 to x, which is there 1 times'],
    },
    {
      what: 'a lost update: both read the same, and both added to it',
      transactions: [done('a', read('x'), append('x', 1)), done('b', read('x'), append('x', 2))],
      end: { x: [1, 2] },
      says: ['b added to x what does not follow what it read'],
    },
    {
      what: 'read skew: a sum of an old and a new state',
      transactions: [done('a', append('x', 1), append('y', 2)), done('b', read('x', 1), read('y'))],
      end: { x: [1], y: [2] },
      says: ['b saw a part of what a wrote'],
    },
    {
      what: 'a read of what was never committed',
      transactions: [aborted('a', append('x', 1)), done('b', read('x', 1))],
      end: { x: [] },
      says: ['b read x as [1], which it never was'],
    },
    {
      what: 'another order of a list than it has in the end',
      transactions: [done('a', append('x', 1)), done('b', append('x', 2)), done('c', read('x', 2, 1))],
      end: { x: [1, 2] },
      says: ['c read x as [2, 1], which it never was'],
    },
    {
      what: 'a state that changes within a transaction',
      transactions: [done('a', append('x', 1)), done('b', read('x'), read('x', 1))],
      end: { x: [1] },
      says: ['b read x as [1], then as another state'],
    },
    {
      what: 'own writes that are not seen',
      transactions: [done('a', read('x'), append('x', 1), read('x'))],
      end: { x: [1] },
      says: ['a read x as [], then as another state'],
    },
    {
      what: 'two orders of the same two writes',
      transactions: [
        done('a', append('x', 1)),
        done('b', append('y', 2)),
        done('c', read('x', 1), read('y')),
        done('d', read('x'), read('y', 2)),
      ],
      end: { x: [1], y: [2] },
      says: ['c and d each saw something that was new to the other'],
    },
  ])('is $what', ({ transactions, end, says }) => {
    expect(contradictions({ transactions, lists: lists(end as Record<string, readonly number[]>) })).toEqual(says);
  });
});
