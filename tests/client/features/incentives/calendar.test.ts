import { describe, expect, it } from 'vitest';
import { calendarOf } from '#client/features/incentives/calendar.ts';

const STAMPED_AT = new Date('2026-11-22T08:00:00.123Z');

describe('calendarOf', () => {
  it('writes a whole day with a reminder two weeks before, in lines that end with CR and LF', () => {
    const file = calendarOf([{ id: 'p-m-closes', day: '2026-12-31', title: 'Applications close' }], STAMPED_AT);

    expect(file).toBe(
      [
        'BEGIN:VCALENDAR',
        'VERSION:2.0',
        'PRODID:-//Parkfit//Policy dates//EN',
        'CALSCALE:GREGORIAN',
        'BEGIN:VEVENT',
        'UID:p-m-closes@parkfit',
        'DTSTAMP:20261122T080000Z',
        'DTSTART;VALUE=DATE:20261231',
        // The day after, which is not part of it.
        'DTEND;VALUE=DATE:20270101',
        'SUMMARY:Applications close',
        'TRANSP:TRANSPARENT',
        'BEGIN:VALARM',
        'ACTION:DISPLAY',
        'DESCRIPTION:Applications close',
        'TRIGGER:-P14D',
        'END:VALARM',
        'END:VEVENT',
        'END:VCALENDAR',
        '',
      ].join('\r\n'),
    );
  });

  it('escapes what has a meaning of its own', () => {
    const file = calendarOf([{ id: 'a', day: '2026-12-31', title: 'one; two, three\\four\nfive' }], STAMPED_AT);

    expect(file).toContain('SUMMARY:one\\; two\\, three\\\\four\\nfive\r\n');
  });

  it('folds lines at 75 octets and never within a character', () => {
    const title = '关于进一步促进生命健康产业创新发展的实施意见申报截止日期提醒事项说明';
    const file = calendarOf([{ id: 'a', day: '2026-12-31', title }], STAMPED_AT);

    const lines = file.split('\r\n');
    const octets = lines.map((line) => new TextEncoder().encode(line).length);
    expect(Math.max(...octets)).toBeLessThanOrEqual(75);
    expect(file.replace(/\r\n /gu, '')).toContain(`SUMMARY:${title}`);
    // "SUMMARY:" has 8 octets and each character 3: 22 of them fit, 8 + 66 = 74.
    expect(lines).toContain(`SUMMARY:${title.slice(0, 22)}`);
  });
});
