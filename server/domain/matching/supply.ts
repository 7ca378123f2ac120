import { type Counts } from '#shared/answer.ts';
import { type Space } from '#shared/space.ts';

/**
 * Spaces and their known area by the quarter in which they can be had, earliest first; those that can be had already
 * stand in the quarter of `asOf`, those without a known day nowhere. Areas are summed in the order given.
 */
export function supplyByQuarter(spaces: readonly Space[], asOf: string): Counts['supplyByQuarter'] {
  const now = quarterOf(asOf);
  const supply = new Map<string, { spaces: number; areaM2: number }>();
  for (const { facts } of spaces) {
    if (facts.availableFrom === undefined) continue;
    const due = quarterOf(facts.availableFrom);
    const quarter = due < now ? now : due;
    const sofar = supply.get(quarter) ?? { spaces: 0, areaM2: 0 };
    supply.set(quarter, { spaces: sofar.spaces + 1, areaM2: sofar.areaM2 + (facts.areaM2 ?? 0) });
  }
  return [...supply].map(([quarter, sums]) => ({ quarter, ...sums })).sort((a, b) => (a.quarter < b.quarter ? -1 : 1));
}

/** The quarter of an ISO day, as `2027Q1`: sorts as text. */
function quarterOf(day: string): string {
  return `${day.slice(0, 4)}Q${Math.ceil(Number(day.slice(5, 7)) / MONTHS_PER_QUARTER)}`;
}

const MONTHS_PER_QUARTER = 3;
