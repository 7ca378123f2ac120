import { CommandFailure } from '../commandFailure.ts';

/** How far the clocks of a zone are before UTC at an instant, both in milliseconds. @throws {CommandFailure} 40485 */
export function offsetOf(zone: string, instantMs: number): number {
  const fixed = zone === 'UTC' || zone === 'GMT' ? 0 : fixedOffset(zone);
  return fixed ?? shownMs(zone, instantMs) - Math.floor(instantMs / 1000) * 1000;
}

function fixedOffset(zone: string): number | undefined {
  const [, sign, hours, minutes] = /^([+-])(\d\d)(?::?(\d\d))?$/u.exec(zone) ?? [];
  if (sign === undefined) return undefined;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes ?? 0)) * 60_000;
}

/** What the clocks of a zone show, as if it were UTC. */
function shownMs(zone: string, instantMs: number): number {
  const parts = formatOf(zone).formatToParts(Number.isFinite(instantMs) ? instantMs : 0);
  const shown = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.find((part) => part.type === type)?.value);
  return Date.UTC(shown('year'), shown('month') - 1, shown('day'), shown('hour'), shown('minute'), shown('second'));
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone) ?? made(zone);
  formats.set(zone, known);
  return known;
}

function made(timeZone: string): Intl.DateTimeFormat {
  const numeric = 'numeric';
  const shown = {
    year: numeric,
    month: numeric,
    day: numeric,
    hour: numeric,
    minute: numeric,
    second: numeric,
  } as const;
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone, hourCycle: 'h23', ...shown });
  } catch {
    throw new CommandFailure(40485, `unrecognized time zone identifier: "${timeZone}"`);
  }
}
