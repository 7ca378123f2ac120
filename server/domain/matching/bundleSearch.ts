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
  /** How far they stand above what is asked. */
  readonly excess: number;
}

/**
 * All sets of two to four of the given spaces, none of which fits alone, that fit as one and need every one of their
 * spaces: without any one the rest would do less well. Exact within `BUNDLE_POOL_MAX`. The order has no meaning.
 */
export function fittingSets(members: readonly BundleMember[], totals: BundleTotals): Fitting[] {
  const pool = poolOf(members, totals);
  return pool.flatMap((member, at) => extensions({ pool, totals }, [member], at + 1));
}

interface Search {
  /** Largest first. */
  readonly pool: readonly BundleMember[];
  readonly totals: BundleTotals;
}

/** The fitting sets that add members of the pool from `from` on. */
function extensions({ pool, totals }: Search, picked: Picked, from: number): Fitting[] {
  const found: Fitting[] = [];
  const room = BUNDLE_SPACES_MAX - picked.length;
  for (let at = from; room > 0 && at < pool.length; at += 1) {
    const largest = pool.slice(at, at + room);
    const [next] = largest;
    // Members become smaller from here on: if the largest do not suffice, none will.
    if (next === undefined || totals.excessOf([...picked, ...largest]) < 0) break;
    found.push(...setsWith({ pool, totals }, [...picked, next], at + 1));
  }
  return found;
}

/** A set if it fits, else the fitting sets that extend it. What fits is not extended: more spaces would do no better. */
function setsWith(search: Search, picked: Picked, from: number): Fitting[] {
  const { totals } = search;
  const verdict = totals.verdictOf(picked);
  if (verdict === 'excluded') return totals.isTooMuch(picked) ? [] : extensions(search, picked, from);
  if (!needsAll(picked, verdict, totals)) return [];
  return [{ members: inOrder(picked), verdict, excess: totals.excessOf(picked) }];
}

function needsAll(picked: Picked, verdict: SpaceVerdict, totals: BundleTotals): boolean {
  return picked.every((one) => {
    const [first, ...rest] = picked.filter((other) => other !== one);
    return first === undefined || VERDICT_RANK[totals.verdictOf([first, ...rest])] > VERDICT_RANK[verdict];
  });
}
