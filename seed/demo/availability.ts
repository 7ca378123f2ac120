import { type Space } from '#shared/space.ts';
import { type Building } from './building.ts';
import { type Random } from '#server/domain/random.ts';

const MS_PER_DAY = 86_400_000;

/** Whether and from when an invented space can be had. */
export interface Availability {
  readonly status: Space['status'];
  /** ISO day. */
  readonly availableFrom: string;
}

/** Draws the availability of a space around a day: what is built is mostly vacant, what is being built or planned is coming. */
export function availabilityOf({ stage }: Building, asOf: string, random: Random): Availability {
  const from = (low: number, high: number): string => dayAfter(asOf, random.integer(low, high));
  if (stage === 'under-construction') {
    return { status: random.chance(0.1) ? 'held' : 'coming', availableFrom: from(60, 600) };
  }
  if (stage === 'planned') return { status: 'coming', availableFrom: from(500, 1400) };

  const status = random.pick([...OF_TEN_VACANT, 'held', 'leaving', 'let']);
  switch (status) {
    case 'vacant':
      return { status, availableFrom: from(-240, 30) };
    case 'held':
      return { status, availableFrom: from(-60, 60) };
    case 'leaving':
      return { status, availableFrom: from(30, 270) };
    case 'let':
      return { status, availableFrom: from(360, 1100) };
  }
}

const OF_TEN_VACANT = ['vacant', 'vacant', 'vacant', 'vacant', 'vacant', 'vacant', 'vacant'] as const;

/** The ISO day so many days after (or before) another. */
function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * MS_PER_DAY).toISOString().slice(0, 10);
}
