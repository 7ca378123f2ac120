import { describe, expect, it } from 'vitest';
import { inState, listingStateOf } from '#server/domain/supply/listingState.ts';
import { aSpace } from '#tests/support/builders.ts';

describe('the state of a space', () => {
  it.each([
    { status: 'coming', stage: 'planned', state: 'planned' },
    { status: 'coming', stage: 'under-construction', state: 'under-construction' },
    { status: 'coming', stage: 'existing', state: 'coming' },
    { status: 'vacant', stage: 'planned', state: 'vacant' },
    { status: 'held', stage: 'under-construction', state: 'held' },
  ] as const)('is $state where it is $status and $stage', ({ status, stage, state }) => {
    expect(listingStateOf(aSpace({ stage }, { status }))).toBe(state);
  });

  it('is coming where nobody said whether it is planned or being built', () => {
    expect(listingStateOf({ status: 'coming', facts: {} })).toBe('coming');
  });

  it('says what is planned, being built or standing in the stage too', () => {
    const space = aSpace({ stage: 'planned' }, { status: 'coming' });

    expect(inState(space, 'under-construction')).toEqual({
      ...space,
      status: 'coming',
      facts: { ...space.facts, stage: 'under-construction' },
    });
    expect(inState(space, 'vacant')).toEqual({
      ...space,
      status: 'vacant',
      facts: { ...space.facts, stage: 'existing' },
    });
  });

  it('leaves a space that is held at the stage at which it is', () => {
    expect(inState(aSpace({ stage: 'planned' }, { status: 'coming' }), 'held')).toMatchObject({
      status: 'held',
      facts: { stage: 'planned' },
    });
  });
});
