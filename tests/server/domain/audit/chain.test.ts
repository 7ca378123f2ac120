import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { type Head, NO_HEAD, type Sealed, linked, walkChain } from '#server/domain/audit/chain.ts';

const hashText = (text: string): string => createHash('sha256').update(text).digest('base64url');

function sealed(actions: readonly string[]): { readonly entries: Sealed[]; readonly head: Head } {
  return actions.reduce<{ entries: Sealed[]; head: Head }>(
    ({ entries, head }, action, index) => {
      const entry = { _id: `e${index + 1}`, action };
      const link = linked(entry, head, hashText);
      return { entries: [...entries, { ...entry, ...link }], head: { seq: link.seq, hash: link.hash } };
    },
    { entries: [], head: NO_HEAD },
  );
}

function faultsOf(entries: readonly Sealed[], head: Head | undefined): unknown[] {
  const walk = walkChain(hashText);
  return [...entries.flatMap((entry) => walk.pass(entry)), ...walk.end(head)];
}

const NONE: Sealed = { seq: 0, prevHash: '', hash: '' };

describe('a chain', () => {
  const { entries, head } = sealed(['made', 'edited', 'moved', 'removed']);
  const [first = NONE, second = NONE, third = NONE, fourth = NONE] = entries;

  it('is sound as it was sealed, and where it has no entry', () => {
    expect(faultsOf(entries, head)).toEqual([]);
    expect(faultsOf([], undefined)).toEqual([]);
  });

  it('hashes the canonical text of the entry with its place', () => {
    expect(linked({ b: 1, a: 'x' }, { seq: 6, hash: 'earlier' }, (text) => text).hash).toBe(
      '{"a":"x","b":1,"prevHash":"earlier","seq":7}',
    );
  });

  it.each([
    ['an altered entry', [first, { ...second, action: 'forged' }, third, fourth], [{ kind: 'altered', seq: 2 }]],
    ['a field that was added', [first, { ...second, extra: 1 }, third, fourth], [{ kind: 'altered', seq: 2 }]],
    ['a removed entry', [first, third, fourth], [{ kind: 'missing', seq: 2 }]],
    ['removed last entries', [first, second], [{ kind: 'cut-short', seq: 3 }]],
    ['all entries removed', [], [{ kind: 'cut-short', seq: 1 }]],
    ['an entry twice', [first, second, second, third, fourth], [{ kind: 'repeated', seq: 2 }]],
    [
      'two entries that changed places',
      [first, { ...third, seq: 2 }, { ...second, seq: 3 }, fourth],
      [
        { kind: 'altered', seq: 2 },
        { kind: 'altered', seq: 3 },
        { kind: 'unlinked', seq: 4 },
      ],
    ],
  ])('tells of %s', (_name, damaged, faults) => {
    expect(faultsOf(damaged, head)).toEqual(faults);
  });

  it('tells of an entry that was forged together with its hash', () => {
    const forged = { _id: 'e2', action: 'forged' };
    const link = linked(forged, { seq: 1, hash: first.hash }, hashText);

    const faults = faultsOf([first, { ...forged, ...link }, third, fourth], head);

    expect(faults).toEqual([{ kind: 'unlinked', seq: 3 }]);
  });

  it('tells of a head that is gone, too early, or of another chain', () => {
    expect(faultsOf(entries, undefined)).toEqual([{ kind: 'no-head', seq: 4 }]);
    expect(faultsOf(entries, { seq: 3, hash: third.hash })).toEqual([{ kind: 'beyond-head', seq: 4 }]);
    expect(faultsOf(entries, { seq: 4, hash: 'other' })).toEqual([{ kind: 'altered', seq: 4 }]);
  });
});
