import { type FactValue } from '#shared/criterion.ts';
import { type AskChange } from './criterion.ts';

/**
 * Whether an ask that has been changed by `wider` would surely also accept whatever `other` was made for. `wider` must not
 * be the smaller of the two. Two changes that cannot be compared, as in different parts or directions of an ask, do not
 * admit each other: a gain is rather counted too low than too high.
 */
export function admits(wider: AskChange, other: AskChange): boolean {
  if (!isSame(wider.from, other.from)) return false;
  if (isSame(wider.to, other.to)) return true;
  return admitsNumber(wider, other) || admitsList(wider, other) || admitsWord(wider, other);
}

/** A bound that moved farther the same way. */
function admitsNumber({ from, to }: AskChange, other: AskChange): boolean {
  if (typeof from !== 'number' || typeof to !== 'number' || typeof other.to !== 'number') return false;
  return Math.sign(to - from) === Math.sign(other.to - from);
}

/** A list that became shorter gave things up, one that became longer took things in; one of the same length holds the parts of a compound ask. */
function admitsList({ from, to }: AskChange, other: AskChange): boolean {
  if (!Array.isArray(from) || !Array.isArray(to) || !Array.isArray(other.to)) return false;
  return to.length < from.length ? isWithin(to, other.to) : to.length > from.length && isWithin(other.to, to);
}

/** A place farther down a scale of words: such a scale goes one way only. */
function admitsWord(wider: AskChange, other: AskChange): boolean {
  return typeof wider.to === 'string' && typeof other.to === 'string' && other.change < wider.change;
}

function isWithin(some: readonly (string | number)[], all: readonly (string | number)[]): boolean {
  return some.every((one) => all.includes(one));
}

function isSame(a: FactValue | undefined, b: FactValue | undefined): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return a === b;
  return a.length === b.length && a.every((one, index) => one === b[index]);
}
