import { describe, expect, it } from 'vitest';
import {
  type WrittenOver,
  afterSaving,
  clashesOf,
  isWrittenOver,
  keepingMine,
  takingTheirs,
  writing,
} from '#client/ui/writtenOver.ts';

interface Hall {
  readonly name: string;
  readonly heightM?: number;
  readonly places: readonly string[];
}

const FIRST: Hall = { name: 'Hall 1', heightM: 5, places: ['sz'] };
const NOTHING: WrittenOver<Hall> = { mine: {}, over: {} };

describe('what is written over a record', () => {
  it('clashes with nothing while nobody else writes, and with what others write elsewhere', () => {
    const written = writing(NOTHING, { name: 'Hall A' }, FIRST);

    expect(clashesOf(written, FIRST)).toEqual([]);
    expect(clashesOf(written, { ...FIRST, heightM: 6, places: ['gz'] })).toEqual([]);
  });

  it('clashes with what others have put into the same field, or taken out of it', () => {
    const written = writing(writing(NOTHING, { heightM: 7 }, FIRST), { places: ['gz'] }, FIRST);

    expect(clashesOf(written, { name: 'Hall 1', places: ['sz', 'gz'] })).toEqual([
      { field: 'heightM', present: undefined },
      { field: 'places', present: ['sz', 'gz'] },
    ]);
  });

  it('does not clash with others who have written the same', () => {
    expect(clashesOf(writing(NOTHING, { heightM: 7 }, FIRST), { ...FIRST, heightM: 7 })).toEqual([]);
  });

  it('goes by what stood there at its first letter', () => {
    const theirs = { ...FIRST, name: 'Hall 9' };
    const written = writing(writing(NOTHING, { name: 'H' }, FIRST), { name: 'Ha' }, theirs);

    expect(clashesOf(written, theirs)).toEqual([{ field: 'name', present: 'Hall 9' }]);
  });

  it('is given up for theirs in the fields that clash alone', () => {
    const written = writing(NOTHING, { name: 'Hall A', heightM: 7 }, FIRST);

    expect(takingTheirs(written, { ...FIRST, name: 'Hall 9' }).mine).toEqual({ heightM: 7 });
  });

  it('clashes no more once it is kept, until they write again', () => {
    const written = keepingMine(writing(NOTHING, { name: 'Hall A' }, FIRST), { ...FIRST, name: 'Hall 9' });

    expect(clashesOf(written, { ...FIRST, name: 'Hall 9' })).toEqual([]);
    expect(clashesOf(written, { ...FIRST, name: 'Hall 10' })).toEqual([{ field: 'name', present: 'Hall 10' }]);
  });

  it('is over once it is saved, also as the server writes it, but for what was written meanwhile', () => {
    const sent = { ...FIRST, name: 'Hall A ' };
    const written = writing(NOTHING, { name: 'Hall A ' }, FIRST);

    expect(afterSaving(written, sent)).toEqual(NOTHING);
    expect(afterSaving(writing(written, { name: 'Hall AB' }, FIRST), sent).mine).toEqual({ name: 'Hall AB' });
  });

  it('is nothing to be saved where the record says it already', () => {
    const written = writing(NOTHING, { heightM: 7 }, FIRST);

    expect(isWrittenOver(written, FIRST)).toBe(true);
    expect(isWrittenOver(written, { ...FIRST, heightM: 7 })).toBe(false);
  });
});
