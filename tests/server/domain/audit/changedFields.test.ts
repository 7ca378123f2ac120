import { describe, expect, it } from 'vitest';
import { changedFields } from '#server/domain/audit/changedFields.ts';

describe('the fields that a change has touched', () => {
  it('are told by their innermost paths, without what every change touches', () => {
    const before = { id: 'r1', revision: 1, updatedAt: '2026-11-01', name: 'IVD', area: { minM2: 800, maxM2: 1200 } };
    const after = { id: 'r1', revision: 2, updatedAt: '2026-11-02', name: 'IVD', area: { minM2: 900, wantM2: 1000 } };

    expect(changedFields(before, after)).toEqual([
      { path: 'area.minM2', before: 800, after: 900 },
      { path: 'area.wantM2', after: 1000 },
      { path: 'area.maxM2', before: 1200 },
    ]);
  });

  it('are all of them where the record is new, and where it is gone', () => {
    const record = { name: 'IVD', area: { minM2: 800 } };

    expect(changedFields(undefined, record)).toEqual([
      { path: 'name', after: 'IVD' },
      { path: 'area.minM2', after: 800 },
    ]);
    expect(changedFields(record, undefined)).toEqual([
      { path: 'name', before: 'IVD' },
      { path: 'area.minM2', before: 800 },
    ]);
  });

  it('tell a list of words as a whole', () => {
    expect(changedFields({ sectors: ['ivd'] }, { sectors: ['ivd', 'cgt'] })).toEqual([
      { path: 'sectors', before: ['ivd'], after: ['ivd', 'cgt'] },
    ]);
  });

  it('tell a list of things with ids thing by thing, wherever one is put in', () => {
    const before = { notes: [{ id: 'a', text: 'called' }] };
    const after = {
      notes: [
        { id: 'b', text: 'visited' },
        { id: 'a', text: 'called twice' },
      ],
    };

    expect(changedFields(before, after)).toEqual([
      { path: 'notes.b.id', after: 'b' },
      { path: 'notes.b.text', after: 'visited' },
      { path: 'notes.a.text', before: 'called', after: 'called twice' },
    ]);
  });

  it('are none where nothing is otherwise, nor between nothing and an empty list', () => {
    expect(changedFields({ a: { b: [1] } }, { a: { b: [1] } })).toEqual([]);
    expect(changedFields({}, { notes: [] })).toEqual([]);
  });

  it('tell a text that became an object as one change', () => {
    expect(changedFields({ place: 'sz' }, { place: { id: 'sz' } })).toEqual([
      { path: 'place', before: 'sz', after: { id: 'sz' } },
    ]);
  });
});
