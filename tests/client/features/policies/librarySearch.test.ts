import { describe, expect, it } from 'vitest';
import { readLibrarySearch } from '#client/features/policies/librarySearch.ts';

describe('the address of the library', () => {
  it('keeps what the list is narrowed by and the open policy', () => {
    const search = {
      place: 'sz-pingshan',
      sector: 'ivd' as const,
      stage: 'ph2' as const,
      level: 'city' as const,
      on: '2026-11-22',
      text: '临床',
      policy: 'sz-2022-10-bio',
    };

    expect(readLibrarySearch(search)).toEqual(search);
  });

  it('leaves out what it cannot read', () => {
    expect(readLibrarySearch({ level: 'galaxy', on: 'soon', text: ' ', place: 'sz' })).toEqual({ place: 'sz' });
  });
});
