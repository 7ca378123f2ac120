import { type Entry } from './entry.ts';

/** Contenders of one verdict, laid out for asking again and again which are the best under other weights. */
export interface Box {
  /** Per preference, the most that one of them has of what decides first. */
  readonly ceiling: Float64Array;
  /** None where there are halves: these have them. */
  readonly entries: readonly Entry[];
  /** Absent where the entries are few or all alike. */
  readonly halves?: readonly [Box, Box];
}

/** Few enough to be looked at one by one. */
const ENTRIES_PER_BOX = 8;

/** Halves the range of the preference in which the entries differ most, and so on. */
export function boxOf(entries: readonly Entry[], preferences: number): Box {
  const { ceiling, floor } = boundsOf(entries, preferences);
  const spreads = ceiling.map((most, index) => most - (floor[index] ?? 0));
  const widest = spreads.indexOf(Math.max(...spreads));
  const middle = ((ceiling[widest] ?? 0) + (floor[widest] ?? 0)) / 2;
  const isUpper = ({ contender }: Entry): boolean => (contender.parts[0]?.[widest] ?? 0) > middle;
  const upper = entries.filter(isUpper);
  if (entries.length <= ENTRIES_PER_BOX || upper.length === 0) return { ceiling, entries };
  const lower = entries.filter((entry) => !isUpper(entry));
  return { ceiling, entries: [], halves: [boxOf(upper, preferences), boxOf(lower, preferences)] };
}

/** Per preference, the most and the least that an entry has. */
function boundsOf(
  entries: readonly Entry[],
  preferences: number,
): { readonly ceiling: Float64Array; readonly floor: Float64Array } {
  const ceiling = new Float64Array(preferences);
  const floor = new Float64Array(preferences).fill(1);
  for (const { contender } of entries) widen({ ceiling, floor }, contender.parts[0] ?? ceiling);
  return { ceiling, floor };
}

function widen(
  { ceiling, floor }: { readonly ceiling: Float64Array; readonly floor: Float64Array },
  parts: Float64Array,
): void {
  for (let index = 0; index < parts.length; index += 1) {
    const part = parts[index] ?? 0;
    if (part > (ceiling[index] ?? 0)) ceiling[index] = part;
    if (part < (floor[index] ?? 0)) floor[index] = part;
  }
}
