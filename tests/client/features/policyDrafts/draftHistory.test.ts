import { describe, expect, it } from 'vitest';
import { type Step, type Writing, written } from '#client/features/policyDrafts/draftHistory.ts';

const START: Writing = { document: { id: 'a' }, cases: [], past: [] };

function after(...steps: Step[]): Writing {
  return steps.reduce(written, START);
}

describe('writing a draft', () => {
  it('counts the letters of one field as one step', () => {
    const state = after(
      { type: 'set', path: ['contact'], value: 'R' },
      { type: 'set', path: ['contact'], value: 'Ro' },
      { type: 'set', path: ['id'], value: 'b' },
    );

    expect(state.document).toEqual({ id: 'b', contact: 'Ro' });
    expect(state.past.map(({ document }) => document)).toEqual([{ id: 'a' }, { id: 'a', contact: 'Ro' }]);
  });

  it('is undone step by step, document and cases together, and no further than to the beginning', () => {
    const state = after(
      { type: 'set', path: ['contact'], value: 'R' },
      { type: 'write', written: { document: {}, cases: [] } },
      { type: 'undo' },
      { type: 'undo' },
      { type: 'undo' },
    );

    expect(state).toEqual(START);
  });

  it('begins anew after an undo in the same field', () => {
    const state = after(
      { type: 'set', path: ['contact'], value: 'R' },
      { type: 'undo' },
      { type: 'set', path: ['contact'], value: 'S' },
    );

    expect(state.past).toHaveLength(1);
  });
});
