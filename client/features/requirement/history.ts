import { type EditedRequirement } from './edited.ts';

/** A requirement being edited, with what it was before. */
export interface Editing {
  readonly requirement: EditedRequirement;
  /** Earlier states, latest last; steps of one drag or one word count as one. */
  readonly past: readonly EditedRequirement[];
  /** What the last edit was about: a following edit about the same is the same step. */
  readonly about?: string | undefined;
}

/** A step of editing. */
export type Edit =
  | { readonly type: 'change'; readonly requirement: EditedRequirement; readonly about?: string }
  | { readonly type: 'undo' }
  | { readonly type: 'replace'; readonly requirement: EditedRequirement };

/** Most steps that can be undone. */
const PAST_MAX = 50;

/** The state after an edit. */
export function edited(state: Editing, edit: Edit): Editing {
  switch (edit.type) {
    case 'change':
      return changed(state, edit);
    case 'undo': {
      const before = state.past.at(-1);
      return before === undefined ? state : { requirement: before, past: state.past.slice(0, -1) };
    }
    case 'replace':
      return { requirement: edit.requirement, past: [] };
  }
}

function changed(state: Editing, { requirement, about }: Extract<Edit, { type: 'change' }>): Editing {
  const sameStep = about !== undefined && about === state.about;
  const past = sameStep ? state.past : [...state.past, state.requirement].slice(-PAST_MAX);
  return { requirement, past, about };
}
