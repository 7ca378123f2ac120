import { describe, expect, it } from 'vitest';
import { changedValue } from '#client/ui/changedValue.ts';

describe('a value in a history', () => {
  it.each([
    ['nothing', undefined, { kind: 'absent' }],
    ['an empty list', [], { kind: 'absent' }],
    ['a truth', false, { kind: 'truth', isTrue: false }],
    ['zero', 0, { kind: 'text', text: '0' }],
    ['a list', ['ivd', 'cgt'], { kind: 'text', text: 'ivd, cgt' }],
    ['an object', { minM2: 800, maxM2: 1200 }, { kind: 'text', text: 'minM2: 800; maxM2: 1200' }],
  ])('is told for %s', (_name, value, told) => {
    expect(changedValue(value)).toEqual(told);
  });
});
