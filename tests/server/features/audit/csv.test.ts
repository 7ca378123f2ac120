import { describe, expect, it } from 'vitest';
import { csvOf } from '#server/features/audit/csv.ts';

describe('entries as a table', () => {
  it('hold names as text, whatever a spreadsheet would make of them, and nothing where something is absent', () => {
    const table = csvOf([
      {
        id: 'e1',
        at: '2026-11-22T08:00:00.000Z',
        organisationId: 'c1',
        action: 'lead-moved',
        subject: { kind: 'lead', id: 'lead-1' },
        by: { kind: 'person', personId: 'p1', name: '=HYPERLINK("http://example.org")' },
        seal: { seq: 3, hash: 'abc' },
      },
    ]);

    expect(table.split('\n')[1]).toBe(
      `2026-11-22T08:00:00.000Z,c1,lead-moved,lead,lead-1,person,p1,"'=HYPERLINK(""http://example.org"")",,,,3,abc`,
    );
  });
});
