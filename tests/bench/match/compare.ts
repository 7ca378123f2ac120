import { type Placed } from './engine.ts';

/** Scores that differ by no more are taken for equal, and counted: SQL may reckon in another order. */
const NEARLY = 1e-9;

/** How an answer of a peer stands to that of the index. */
export type Likeness = 'equal to the bit' | 'equal to nine decimals' | 'different';

/** Compares two answers place by place: the same spaces in the same order with the same scores. */
export function likenessOf(one: readonly Placed[], other: readonly Placed[]): Likeness {
  const pairs = one.map((placed, at) => ({ placed, beside: other[at] }));
  const areSame = pairs.every(({ placed, beside }) => beside?.id === placed.id && beside.isMet === placed.isMet);
  if (one.length !== other.length || !areSame) return 'different';
  const farthest = Math.max(0, ...pairs.map(({ placed, beside }) => scoresApart(placed, beside ?? placed)));
  if (farthest === 0) return 'equal to the bit';
  return farthest <= NEARLY ? 'equal to nine decimals' : 'different';
}

function scoresApart(one: Placed, other: Placed): number {
  return Math.max(
    Math.abs(one.low - other.low),
    Math.abs(one.expected - other.expected),
    Math.abs(one.high - other.high),
  );
}
