import { describe, expect, it } from 'vitest';
import { type FactValue } from '#shared/criterion.ts';
import { admits } from '#server/domain/matching/admits.ts';

const change = (from: FactValue, to: FactValue, size = 0.1) => ({ from, to, change: size });

describe('admits', () => {
  it.each([
    {
      wider: change(5, 4, 0.2),
      other: change(5, 4.5, 0.1),
      expected: true,
      because: 'a lower bound came down farther',
    },
    { wider: change(9, 12, 0.3), other: change(9, 10, 0.1), expected: true, because: 'an upper bound went up farther' },
    { wider: change(5, 4), other: change(5, 6), expected: false, because: 'they move in two directions' },
    { wider: change(5, 4), other: change(9, 8), expected: false, because: 'they start from two bounds' },
    {
      wider: change('C', 'A', 0.2),
      other: change('C', 'B', 0.1),
      expected: true,
      because: 'it goes farther down a scale',
    },
    { wider: change('x', 'b'), other: change('x', 'a'), expected: false, because: 'the words are two of one size' },
    {
      wider: change(['a', 'b', 'c'], ['a'], 0.2),
      other: change(['a', 'b', 'c'], ['a', 'b'], 0.1),
      expected: true,
      because: 'it gives up what the other gives up and more',
    },
    {
      wider: change(['a', 'b', 'c'], ['a']),
      other: change(['a', 'b', 'c'], ['b']),
      expected: false,
      because: 'it keeps what the other gives up',
    },
    {
      wider: change(['a'], ['a', 'b', 'c'], 0.2),
      other: change(['a'], ['a', 'b'], 0.1),
      expected: true,
      because: 'it accepts what the other accepts and more',
    },
    {
      wider: change(['a'], ['a', 'b']),
      other: change(['a'], ['a', 'c']),
      expected: false,
      because: 'it does not accept what the other does',
    },
    {
      wider: change(['a', 2], ['b', 1]),
      other: change(['a', 2], ['b', 1]),
      expected: true,
      because: 'they are the same',
    },
    {
      wider: change(['a', 2], ['b', 1], 0.3),
      other: change(['a', 2], ['b', 1.5], 0.2),
      expected: false,
      because: 'parts of a compound ask are not compared',
    },
    {
      wider: change(['a', 'b'], ['c', 'd']),
      other: change(['a', 'b'], ['d', 'c']),
      expected: false,
      because: 'parts of a compound ask have changed places',
    },
    { wider: change(5, 4), other: change(9, 4), expected: false, because: 'two bounds have come to one' },
    {
      wider: change(['a'], 4),
      other: change(['a', 'b'], 4),
      expected: false,
      because: 'two lists have, one the longer',
    },
    { wider: change(['a', 'b'], 4), other: change('ab', 4), expected: false, because: 'a list and a word have' },
    {
      wider: change(5, 'none', 0.2),
      other: change(5, 4, 0.1),
      expected: false,
      because: 'a word is compared with a number',
    },
    {
      wider: change(5, 4, 0.2),
      other: change(5, 'none', 0.1),
      expected: false,
      because: 'a number is compared with a word',
    },
    { wider: change('5', 4), other: change('5', 4.5), expected: false, because: 'a word looks like the bound' },
    { wider: change(5, '4'), other: change(5, 4.5), expected: false, because: 'a word looks like what it came to' },
    { wider: change(5, 4), other: change(5, '4.5'), expected: false, because: 'a word looks like what the other did' },
    { wider: change('abc', ['a']), other: change('abc', ['a', 'b']), expected: false, because: 'a word became a list' },
  ])('is $expected where $because', ({ wider, other, expected }) => {
    expect(admits(wider, other)).toBe(expected);
  });
});
