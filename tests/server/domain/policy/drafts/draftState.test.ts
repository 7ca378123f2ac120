import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DraftAction, type DraftState } from '#shared/policy/draft.ts';
import { stateAfter } from '#server/domain/policy/drafts/draftState.ts';

const ACTIONS = fc.array(fc.constantFrom(...DraftAction.options), { maxLength: 30 });

/** The states that a new draft goes through; an action that may not be done changes nothing. */
function states(actions: readonly DraftAction[]): { readonly action: DraftAction; readonly state: DraftState }[] {
  let state: DraftState = 'draft';
  return actions.map((action) => {
    state = stateAfter(state, action) ?? state;
    return { action, state };
  });
}

describe('the state of a draft', () => {
  it.each([
    { state: 'draft', may: ['discarded', 'edited', 'reviewed'] },
    { state: 'reviewed', may: ['discarded', 'edited', 'put-in-force'] },
    { state: 'discarded', may: ['restored'] },
    { state: 'in-force', may: [] },
  ] as const)('$state lets only $may be done', ({ state, may }) => {
    expect(DraftAction.options.filter((action) => stateAfter(state, action) !== undefined).sort()).toEqual(may);
  });

  it('is in force only where nothing was written between the last review and that', () => {
    fc.assert(
      fc.property(ACTIONS, (actions) => {
        const walked = states(actions);
        const at = walked.findIndex(({ state }) => state === 'in-force');
        const before = walked.slice(0, Math.max(at, 0)).map(({ action, state }) => ({ action, state }));
        const lastReview = before.findLastIndex(({ action, state }) => action === 'reviewed' && state === 'reviewed');
        return at === -1 || before.slice(lastReview).every(({ state }) => state === 'reviewed');
      }),
    );
  });

  it('stays in force for ever', () => {
    fc.assert(
      fc.property(ACTIONS, (actions) => {
        const walked = states(['reviewed', 'put-in-force', ...actions]).slice(1);
        return walked.every(({ state }) => state === 'in-force');
      }),
    );
  });

  it('that was given up comes back as a draft, never as reviewed', () => {
    expect(states(['reviewed', 'discarded', 'put-in-force', 'restored']).at(-1)?.state).toBe('draft');
  });
});
