import { type SpaceVerdict } from '#shared/answer.ts';
import { type Together } from './bundleJudgement.ts';
import { type BundleMember } from './bundleMember.ts';
import { BUNDLE_SPACES_MAX, poolOf } from './bundlePool.ts';
import { type BundleTotals, inOrder, type Picked } from './bundleTotals.ts';
import { VERDICT_RANK } from './order.ts';

/** Spaces that fit as one. */
export interface Fitting {
  /** In the order of their ids. */
  readonly members: Together;
  readonly verdict: SpaceVerdict;
  /** How far they go beyond the least that is asked. */
  readonly excess: number;
}

/** What sets are sought. */
export interface Sought {
  readonly totals: BundleTotals;
  readonly verdict: SpaceVerdict;
  readonly accepts: (members: Together) => boolean;
  /** As many sets of one size are enough: larger ones are then not sought. */
  readonly enough: number;
  /** Sets that may still be tried; counted down. */
  readonly budget: { left: number };
}

/**
 * The smallest sets of the sought kind, of two to four of the given spaces, none of which fits alone, that need every one
 * of their spaces: without any one the rest would do less well. Exact within `BUNDLE_POOL_MAX` spaces and the budget.
 * The order has no meaning.
 */
export function fittingSets(members: readonly BundleMember[], sought: Sought): Fitting[] {
  const pool = members.length < 2 ? [] : poolOf(members, sought.totals);
  const found: Fitting[] = [];
  for (let size = 2; size <= BUNDLE_SPACES_MAX && found.length < sought.enough; size += 1) {
    const search = { ...sought, pool, size };
    for (const [at, member] of pool.entries()) found.push(...extensions(search, [member], at + 1));
  }
  return found;
}

interface Search extends Sought {
  /** Largest first. */
  readonly pool: readonly BundleMember[];
  readonly size: number;
}

/** The fitting sets that add members of the pool from `from` on. */
function extensions(search: Search, picked: Picked, from: number): Fitting[] {
  const { pool, size, totals, budget } = search;
  const [amount] = totals.amounts;
  const found: Fitting[] = [];
  for (let at = from; at < pool.length && budget.left > 0; at += 1) {
    const largest = pool.slice(at, at + size - picked.length);
    const [next] = largest;
    // Members become smaller from here on: if the largest do not suffice, none will.
    if (next === undefined || amount?.mayBeEnough([...picked, ...largest]) === false) break;
    found.push(...setsWith(search, [...picked, next], at + 1));
  }
  return found;
}

/** A set of the size sought if it fits, else the fitting sets that extend it. What fits is not extended: more spaces would do no better. */
function setsWith(search: Search, picked: Picked, from: number): Fitting[] {
  const { size, totals, budget } = search;
  budget.left -= 1;
  const mayFit = totals.amounts.every(({ mayBeEnough }) => mayBeEnough(picked));
  const verdict = mayFit ? totals.verdictOf(picked) : 'excluded';
  if (picked.length < size) {
    const isDone = verdict !== 'excluded' || (mayFit && totals.isTooMuch(picked));
    return isDone ? [] : extensions(search, picked, from);
  }
  return verdict === search.verdict ? accepted(search, picked) : [];
}

function accepted({ totals, verdict, accepts }: Search, picked: Picked): Fitting[] {
  const members = inOrder(picked);
  return accepts(members) && needsAll(picked, verdict, totals)
    ? [{ members, verdict, excess: totals.excessOf(picked) }]
    : [];
}

function needsAll(picked: Picked, verdict: SpaceVerdict, totals: BundleTotals): boolean {
  return picked.every((one) => {
    const [first, ...rest] = picked.filter((other) => other !== one);
    return first === undefined || VERDICT_RANK[totals.verdictOf([first, ...rest])] > VERDICT_RANK[verdict];
  });
}
