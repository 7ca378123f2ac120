/** A day worth remembering. */
export interface CalendarDay {
  /** Unique and the same each time, so that a calendar that has it already takes it as the same. */
  readonly id: string;
  readonly day: string;
  readonly title: string;
  readonly note?: string | undefined;
}

const OCTETS_MAX = 75;
const DAY_MS = 86_400_000;

/**
 * Days as an iCalendar file, each a whole day with a reminder two weeks before.
 *
 * @see RFC 5545, sections 3.1 (folding of lines), 3.3.11 (escapes), 3.6.1 (events of whole days)
 */
export function calendarOf(days: readonly CalendarDay[], stampedAt: Date): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Parkfit//Policy dates//EN',
    'CALSCALE:GREGORIAN',
    ...days.flatMap((day) => eventOf(day, stampedAt)),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

function eventOf({ id, day, title, note }: CalendarDay, stampedAt: Date): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${id}@parkfit`,
    `DTSTAMP:${basic(stampedAt.toISOString().slice(0, 19))}Z`,
    `DTSTART;VALUE=DATE:${basic(day)}`,
    // The end of a whole day is the day after, which it does not include.
    `DTEND;VALUE=DATE:${basic(dayAfter(day))}`,
    `SUMMARY:${escaped(title)}`,
    ...(note === undefined ? [] : [`DESCRIPTION:${escaped(note)}`]),
    'TRANSP:TRANSPARENT',
    'BEGIN:VALARM',
    'ACTION:DISPLAY',
    `DESCRIPTION:${escaped(title)}`,
    'TRIGGER:-P14D',
    'END:VALARM',
    'END:VEVENT',
  ];
}

const basic = (iso: string): string => iso.replace(/[-:]/gu, '');

const dayAfter = (day: string): string => new Date(Date.parse(day) + DAY_MS).toISOString().slice(0, 10);

const escaped = (text: string): string => text.replace(/[\\;,]/gu, '\\$&').replace(/\r?\n/gu, '\\n');

/** A line in pieces of at most 75 octets, never cut within a character; those after the first begin with a space. */
function folded(line: string): string {
  const pieces: string[] = [];
  let piece = '';
  for (const character of line) {
    if (octets(piece) + octets(character) > OCTETS_MAX) {
      pieces.push(piece);
      piece = ' ';
    }
    piece += character;
  }
  return [...pieces, piece].join('\r\n');
}

const octets = (text: string): number => new TextEncoder().encode(text).length;
