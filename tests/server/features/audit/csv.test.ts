import { describe, expect, it } from 'vitest';
import { type AuditEntry } from '#shared/audit.ts';
import { csvOf } from '#server/features/audit/csv.ts';

async function tableOf(...pages: AuditEntry[][]): Promise<string[]> {
  // eslint-disable-next-line @typescript-eslint/require-await -- pages come as they are read
  async function* read(): AsyncGenerator<AuditEntry[]> {
    yield* pages;
  }
  const pieces: string[] = [];
  for await (const piece of csvOf(read())) pieces.push(piece);
  return pieces.join('').split('\n');
}

const ENTRY: AuditEntry = {
  id: 'e1',
  at: '2026-11-22T08:00:00.000Z',
  organisationId: 'c1',
  action: 'lead-moved',
  subject: { kind: 'lead', id: 'lead-1' },
  by: { kind: 'person', personId: 'p1', name: '=HYPERLINK("http://example.org")' },
  seal: { seq: 3, hash: 'abc' },
};

describe('entries as a table', () => {
  it('hold names as text, whatever a spreadsheet would make of them, and nothing where something is absent', async () => {
    const lines = await tableOf([ENTRY]);

    expect(lines[1]).toBe(
      `2026-11-22T08:00:00.000Z,c1,lead-moved,lead,lead-1,person,p1,"'=HYPERLINK(""http://example.org"")",,,,3,abc`,
    );
  });

  it('have one head, however many pages there are', async () => {
    const lines = await tableOf([ENTRY, ENTRY], [ENTRY]);

    const heads = lines.map((line) => line.startsWith('\uFEFFat,organisationId'));
    expect(heads).toEqual([true, false, false, false, false]);
    expect(lines.at(-1)).toBe('');
    expect(await tableOf([])).toEqual([lines[0], '']);
  });

  it('begin with their first page, so that none is begun that cannot be read', async () => {
    // eslint-disable-next-line require-yield, @typescript-eslint/require-await -- not even its first page can be read
    async function* read(): AsyncGenerator<AuditEntry[]> {
      throw new Error('The store is away.');
    }

    await expect(csvOf(read()).next()).rejects.toThrow('The store is away.');
  });
});
