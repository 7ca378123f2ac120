import { type Counts } from '#shared/answer.ts';
import { type SpaceFacts } from '#shared/space.ts';

/** Spaces that can be had from the same day on. */
export interface Lot {
  /** Absent: not known. */
  readonly availableFrom?: string | undefined;
  readonly spaces: number;
  /** Their known area together, in hundredths of a square metre: whole numbers add up to the same in any order. */
  readonly areaHundredthsM2: number;
}

/** One space as a lot. */
export function lotOf({ availableFrom, areaM2 }: SpaceFacts): Lot {
  return { availableFrom, spaces: 1, areaHundredthsM2: hundredthsOf(areaM2) };
}

/** An area in whole hundredths; 0 where it is not known. */
export function hundredthsOf(areaM2 = 0): number {
  return Math.round(areaM2 * HUNDREDTHS);
}

/**
 * Spaces and their known area by the quarter in which they can be had, earliest first; those that can be had already
 * stand in the quarter of `asOf`, those without a known day nowhere.
 */
export function supplyByQuarter(lots: readonly Lot[], asOf: string): Counts['supplyByQuarter'] {
  const now = quarterOf(asOf);
  const supply = new Map<string, { spaces: number; hundredths: number }>();
  for (const { availableFrom, spaces, areaHundredthsM2 } of lots) {
    if (availableFrom === undefined) continue;
    const due = quarterOf(availableFrom);
    const quarter = due < now ? now : due;
    const ofQuarter = supply.get(quarter);
    if (ofQuarter === undefined) {
      supply.set(quarter, { spaces, hundredths: areaHundredthsM2 });
      continue;
    }
    ofQuarter.spaces += spaces;
    ofQuarter.hundredths += areaHundredthsM2;
  }
  return [...supply]
    .map(([quarter, { spaces, hundredths }]) => ({ quarter, spaces, areaM2: hundredths / HUNDREDTHS }))
    .sort((a, b) => (a.quarter < b.quarter ? -1 : 1));
}

const HUNDREDTHS = 100;

/** The quarter of an ISO day, as `2027Q1`: sorts as text. */
function quarterOf(day: string): string {
  return `${day.slice(0, 4)}Q${Math.ceil(Number(day.slice(5, 7)) / MONTHS_PER_QUARTER)}`;
}

const MONTHS_PER_QUARTER = 3;
