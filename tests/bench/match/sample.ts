import { type Random } from '#server/domain/random.ts';
import { NUMBERS } from './peers/facts.ts';
import { type Ground } from './peers/ground.ts';
import { type Row } from './peers/row.ts';

/** What is known of a stock from some of its rows: by this, asks are made that so many spaces meet. */
export interface Sample {
  readonly rows: readonly Row[];
  /** The value that this share of the known values do not exceed, 0 to 1; of what there is none of, 0. */
  readonly quantile: (fact: string, share: number) => number;
}

/** What asks are made from. */
export interface Market {
  readonly sample: Sample;
  readonly ground: Ground;
}

/** Takes evenly spread rows, at most so many. */
export function sampleOf(all: readonly Row[], atMost: number): Sample {
  const step = Math.max(1, all.length / atMost);
  const rows = Array.from({ length: Math.min(all.length, atMost) }, (_, at) => all[Math.floor(at * step)]).filter(
    (row) => row !== undefined,
  );
  const sortedByFact = new Map(
    Object.entries(NUMBERS).map(([fact, numberOf]) => [fact, Float64Array.from(rows, numberOf).filter(isKnown).sort()]),
  );
  return {
    rows,
    quantile(fact, share) {
      const sorted = sortedByFact.get(fact) ?? new Float64Array();
      return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
    },
  };
}

function isKnown(value: number): boolean {
  return !Number.isNaN(value);
}

/** The values in an order of the stream's own. */
export function shuffled<T>(values: readonly T[], random: Random): T[] {
  return values
    .map((value) => ({ value, lot: random.next() }))
    .sort((a, b) => a.lot - b.lot)
    .map(({ value }) => value);
}
