import { byCodeUnits } from '../order.ts';
import { withoutRoundingError } from '../roundingError.ts';
import { type Contender } from './contender.ts';

/** By how much the first place leads a rival in one weighted sum: a straight line in the weight that moves. */
export interface Lead {
  /** With the weight as asked. */
  readonly now: number;
  /** More for each unit by which the weight rises. */
  readonly perWeight: number;
}

/** A space of the same verdict as the first place. */
export interface Rival {
  readonly contender: Contender;
  /** One per decisive sum, the first to decide first. */
  readonly leads: readonly Lead[];
}

/** Where a rival draws level. */
export interface Levelling {
  readonly rival: Rival;
  /** How far the weight moves until then: beyond it the rival is ahead. Infinite where it never is. */
  readonly distance: number;
  /** Whether the first place is still ahead there, by what decides next. */
  readonly holds: boolean;
}

/** Where a rival draws level as the weight moves in one direction, 1 up or -1 down. */
export function levelling(
  rival: Rival,
  { first, direction }: { readonly first: Contender; readonly direction: number },
): Levelling {
  const key = rival.leads.findIndex(({ now, perWeight }) => now !== 0 || perWeight !== 0);
  const lead = rival.leads[key];
  const never = { rival, distance: Infinity, holds: true };
  const atOnce = { rival, distance: 0, holds: true };
  if (lead === undefined) return isEarlier(first, rival.contender) ? never : atOnce;
  const step = lead.perWeight * direction;
  // Behind by nothing but rounding: the order of the answer hangs on that, and on nothing else.
  if (lead.now <= 0) return lead.now < 0 || step < 0 ? atOnce : never;
  if (step >= 0) return never;
  const distance = lead.now / -step;
  const next = rival.leads.slice(key + 1);
  return { rival, distance, holds: isAhead(next, { first, rival, moved: distance * direction }) };
}

/** The rival that is first just beyond where all the given draw level with the first place; undefined where none is given. */
export function sharpest(rivals: readonly Rival[], moved: number, direction: number): Rival | undefined {
  const [nearest, ...others] = rivals;
  if (nearest === undefined) return undefined;
  return others.reduce((best, rival) => (isSharper(rival, best, { moved, direction }) ? rival : best), nearest);
}

function isAhead(
  leads: readonly Lead[],
  { first, rival, moved }: { readonly first: Contender; readonly rival: Rival; readonly moved: number },
): boolean {
  for (const lead of leads) {
    const there = withoutRoundingError(after(lead, moved));
    if (there !== 0) return there > 0;
  }
  return isEarlier(first, rival.contender);
}

/** Compares just beyond a weight: what is equal at it is decided by the slope, before the next sum has its say. */
function isSharper(
  a: Rival,
  b: Rival,
  { moved, direction }: { readonly moved: number; readonly direction: number },
): boolean {
  for (const [key, lead] of a.leads.entries()) {
    const other = b.leads[key];
    if (other === undefined) break;
    // The space that the first place leads by less is the better one.
    const difference =
      withoutRoundingError(after(lead, moved) - after(other, moved)) ||
      withoutRoundingError((lead.perWeight - other.perWeight) * direction);
    if (difference !== 0) return difference < 0;
  }
  return isEarlier(a.contender, b.contender);
}

function after({ now, perWeight }: Lead, moved: number): number {
  return now + perWeight * moved;
}

function isEarlier(a: Contender, b: Contender): boolean {
  return byCodeUnits(a.candidate.space.id, b.candidate.space.id) < 0;
}
