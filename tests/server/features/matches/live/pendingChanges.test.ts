import { describe, expect, it } from 'vitest';
import { createPendingChanges } from '#server/features/matches/live/pendingChanges.ts';
import { partsOfRowId, rowId } from '#server/features/spaces/rowId.ts';
import { type Change } from '#server/store/changeFeed.ts';

function row(importId: string, spaceId: string): Change {
  return { kind: 'document', collection: 'spaces', id: rowId(importId, spaceId) };
}

function version(dataVersion: number): Change {
  return { kind: 'version', dataVersion };
}

function pendingAfter(...changes: readonly Change[]): ReturnType<typeof createPendingChanges> {
  const pending = createPendingChanges({ collection: 'spaces', others: ['parks'], partsOf: partsOfRowId });
  changes.forEach(pending.add);
  return pending;
}

describe('changes that are not taken over yet', () => {
  it('are given up to a data version, and once; what belongs to later ones stays', () => {
    const pending = pendingAfter(row('one', 'a'), version(2), row('one', 'b'), version(3), row('two', 'c'), version(4));

    expect(pending.take(3).rows).toEqual(new Map([['one', new Set(['a', 'b'])]]));
    expect(pending.take(3).rows).toEqual(new Map());
    expect(pending.take(4).rows).toEqual(new Map([['two', new Set(['c'])]]));
  });

  it('stay where their data version has not been told yet', () => {
    const pending = pendingAfter(version(2), row('one', 'a'));
    expect(pending.take(2).rows).toEqual(new Map());

    pending.add(version(3));

    expect(pending.take(3).rows).toEqual(new Map([['one', new Set(['a'])]]));
  });

  it('name the other collections that matter, and say where it is not known what was written', () => {
    const pending = pendingAfter(
      { kind: 'document', collection: 'parks', id: 'park-1' },
      { kind: 'document', collection: 'imports', id: 'spaces' },
      version(2),
      { kind: 'unclear' },
      version(3),
    );

    expect(pending.take(2)).toMatchObject({ isUnclear: false, collections: new Set(['parks']) });
    expect(pending.take(3)).toMatchObject({ isUnclear: true, collections: new Set() });
  });

  it('keep the rows of an import one by one up to ten thousand', () => {
    const rows = (count: number): Change[] => Array.from({ length: count }, (_, at) => row('one', `row-${at}`));

    expect(
      pendingAfter(...rows(10_000), version(2))
        .take(2)
        .rows.get('one'),
    ).toHaveProperty('size', 10_000);
    expect(
      pendingAfter(...rows(10_001), version(2))
        .take(2)
        .rows.get('one'),
    ).toBe('many');
    const apart = pendingAfter(...rows(6000), version(2), ...rows(10_001).slice(6000), version(3));
    expect(apart.take(3).rows.get('one')).toBe('many');
  });

  it('tell of each row at once', () => {
    const told: string[] = [];
    const onRow = (importId: string, spaceId: string): number => told.push(`${importId} ${spaceId}`);
    const pending = createPendingChanges({ collection: 'spaces', others: [], partsOf: partsOfRowId, onRow });

    pending.add(row('one', 'a:b'));

    expect(told).toEqual(['one a:b']);
  });
});
