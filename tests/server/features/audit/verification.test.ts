import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type Head, type Sealed, NO_HEAD, linked } from '#server/domain/audit/chain.ts';
import { verifyChains } from '#server/features/audit/verification.ts';
import { type SealedRow } from '#server/features/audit/entry.ts';

const hashText = (text: string): string => createHash('sha256').update(text).digest('base64url');

const ROW = {
  organisationId: 'c1',
  at: '2026-11-22T08:00:00.000Z',
  by: { kind: 'nobody' },
  action: 'lead-moved',
  subject: { kind: 'lead', id: 'lead-1' },
  content: '{}',
  locked: [],
} as const;

/** A chain of so many entries, all at hand. */
function chainOf(count: number): { readonly rows: (SealedRow & Sealed)[]; readonly head: Head } {
  let head = NO_HEAD;
  const rows = Array.from({ length: count }, (_, index) => {
    const row = { ...ROW, _id: `entry-${index}` };
    const link = linked(row, head, hashText);
    head = link;
    return { ...row, ...link };
  });
  return { rows, head };
}

describe('the verification of a long chain', () => {
  it('lets others have their turn all the while', async () => {
    const { rows, head } = chainOf(1000);
    // eslint-disable-next-line @typescript-eslint/require-await -- as a cursor gives them that has read ahead
    async function* walk(): AsyncGenerator<SealedRow> {
      yield* rows;
    }
    const chains = {
      all: () => Promise.resolve(['c1']),
      head: () => Promise.resolve(head),
      walk,
      countWaiting: () => Promise.resolve(0),
    };
    let turns = 0;
    const anothersTurn = (): void => {
      turns += 1;
      again = setImmediate(anothersTurn);
    };
    let again = setImmediate(anothersTurn);

    const [verdict] = await verifyChains({ chains, hashText });
    clearImmediate(again);

    expect(verdict).toMatchObject({ entries: 1000, faultCount: 0 });
    // One after each fifty entries.
    expect(turns).toBeGreaterThanOrEqual(19);
  });
});
