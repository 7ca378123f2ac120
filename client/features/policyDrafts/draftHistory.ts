import { type DraftCase } from '#shared/policy/draft.ts';
import { type Path, recordOf, withValueAt } from './document.ts';

/** What is written: a document that need not be a policy yet, and its test cases. */
export interface Written {
  readonly document: Readonly<Record<string, unknown>>;
  readonly cases: readonly DraftCase[];
}

/** What is being written, with what it was before. */
export interface Writing extends Written {
  /** Earlier states, latest last; letters of one field count as one. */
  readonly past: readonly Written[];
  /** What the last step was about: a following one about the same is the same step. */
  readonly about?: string | undefined;
}

/** A step of writing. */
export type Step =
  | { readonly type: 'set'; readonly path: Path; readonly value: unknown }
  | { readonly type: 'write'; readonly written: Partial<Written>; readonly about?: string }
  | { readonly type: 'undo' }
  | { readonly type: 'load'; readonly written: Written };

/** Most steps that can be undone. */
const PAST_MAX = 100;

/** The state after a step. */
export function written(state: Writing, step: Step): Writing {
  switch (step.type) {
    case 'set': {
      const document = recordOf(withValueAt(state.document, step.path, step.value));
      return after(state, { document }, step.path.join('.'));
    }
    case 'write':
      return after(state, step.written, step.about);
    case 'undo': {
      const before = state.past.at(-1);
      return before === undefined ? state : { ...before, past: state.past.slice(0, -1) };
    }
    case 'load':
      return { ...step.written, past: [] };
  }
}

function after(state: Writing, next: Partial<Written>, about: string | undefined): Writing {
  const { document, cases } = state;
  const isSameStep = about !== undefined && about === state.about;
  const past = isSameStep ? state.past : [...state.past, { document, cases }].slice(-PAST_MAX);
  return { document, cases, ...next, past, about };
}
