import { byCodeUnits } from '../order.ts';
import { withoutRoundingError } from '../roundingError.ts';
import { type Contender } from './contender.ts';

/** A space of the same verdict as the first place. */
export interface Rival {
  readonly contender: Contender;
  /** By how much the first place leads it, with the weights as asked: one weighted sum each, the first to decide first. */
  readonly leads: readonly number[];
}

/** A lead as a straight line in the weight that moves. */
interface Line {
  readonly now: number;
  /** More for each unit by which the weight moves on. */
  readonly step: number;
}

/** Where a rival draws level. */
export interface Levelling {
  readonly rival: Rival;
  readonly lines: readonly Line[];
  /** How far the weight moves until then: beyond it the rival is ahead. Infinite where it never is. */
  readonly distance: number;
  /** Whether the first place is still ahead there, by what decides next. */
  readonly holds: boolean;
}

/** Where a rival draws level as the weight of a preference moves up (1) or down (-1). */
export function levelling(
  rival: Rival,
  { first, index, direction }: { readonly first: Contender; readonly index: number; readonly direction: number },
): Levelling {
  const lines = rival.leads.map((now, key): Line => {
    const own = first.parts[key]?.[index] ?? 0;
    const other = rival.contender.parts[key]?.[index] ?? 0;
    return { now, step: withoutRoundingError((own - other) * direction) };
  });
  const isBefore = isEarlier(first, rival.contender);
  const key = lines.findIndex(({ now, step }) => now !== 0 || step !== 0);
  const line = lines[key];
  const never = { rival, lines, distance: Infinity, holds: true };
  // Level or behind by nothing but rounding: the order of the answer hangs on that, and on nothing else.
  const atOnce = { rival, lines, distance: 0, holds: true };
  if (line === undefined) return isBefore ? never : atOnce;
  if (line.now <= 0) return line.now < 0 || line.step < 0 ? atOnce : never;
  if (line.step >= 0) return never;
  const distance = line.now / -line.step;
  return { rival, lines, distance, holds: isAhead(lines.slice(key + 1), distance, isBefore) };
}

/** The rival that is first just beyond where all the given draw level with the first place. */
export function sharpest(rivals: readonly Levelling[], nearest: Levelling): Levelling {
  return rivals.reduce((best, rival) => (isSharper(rival, best, nearest.distance) ? rival : best), nearest);
}

function isAhead(lines: readonly Line[], distance: number, isBefore: boolean): boolean {
  const decisive = lines.map((line) => withoutRoundingError(after(line, distance))).find((lead) => lead !== 0);
  return decisive === undefined ? isBefore : decisive > 0;
}

/** Compares just beyond a weight: what is equal at it is decided by the slope, before the next sum has its say. */
function isSharper(a: Levelling, b: Levelling, distance: number): boolean {
  for (const [key, line] of a.lines.entries()) {
    const other = b.lines[key] ?? line;
    // The space that the first place leads by less is the better one.
    const difference =
      withoutRoundingError(after(line, distance) - after(other, distance)) ||
      withoutRoundingError(line.step - other.step);
    if (difference !== 0) return difference < 0;
  }
  return isEarlier(a.rival.contender, b.rival.contender);
}

function after({ now, step }: Line, distance: number): number {
  return now + step * distance;
}

function isEarlier(a: Contender, b: Contender): boolean {
  return byCodeUnits(a.candidate.space.id, b.candidate.space.id) < 0;
}
