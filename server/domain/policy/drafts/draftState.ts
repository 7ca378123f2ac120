import { type DraftAction, type DraftState } from '#shared/policy/draft.ts';

/** What may be done to a draft in each state, and the state that it comes to. */
const NEXT: Readonly<Record<DraftState, Readonly<Partial<Record<DraftAction, DraftState>>>>> = {
  draft: { edited: 'draft', reviewed: 'reviewed', discarded: 'discarded' },
  // A second look holds for what it has seen, so that writing undoes it.
  reviewed: { edited: 'draft', 'put-in-force': 'in-force', discarded: 'discarded' },
  discarded: { restored: 'draft' },
  'in-force': {},
};

/** The state that an action brings a draft to; undefined where it may not be done. */
export function stateAfter(state: DraftState, action: DraftAction): DraftState | undefined {
  return NEXT[state][action];
}
