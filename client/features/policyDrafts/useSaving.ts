import { useMutation } from '@tanstack/react-query';
import { type EditedDraft } from '#shared/policy/draft.ts';
import {
  discardPolicyDraft,
  editPolicyDraft,
  getPolicyDraft,
  restorePolicyDraft,
} from '#shared/policyDraftEndpoints.ts';
import { call } from '#client/app/api.ts';
import { useTakeOver } from './draftQueries.ts';
import { type Writing } from './draftHistory.ts';
import { useWriting } from './writing.ts';

/** What can be done with a draft as a whole, and what became of the last of it. */
export interface Saving {
  readonly save: () => void;
  readonly discard: () => void;
  readonly restore: () => void;
  /** Puts what the server has in the place of what is written here; that can be undone. */
  readonly loadTheirs: () => void;
  /** Whether something is written that the server does not have. */
  readonly isDirty: boolean;
  readonly isPending: boolean;
  readonly isSaved: boolean;
  readonly error: Error | null;
}

type Doing = 'save' | 'discard' | 'restore' | 'load';

/** Stores a draft, with the revision that was seen. */
export function useSaving(draft: EditedDraft, { document, cases }: Writing): Saving {
  const { take } = useWriting();
  const takeOver = useTakeOver();
  const { mutate, isPending, isSuccess, variables, error } = useMutation({
    mutationFn: (doing: Doing): Promise<EditedDraft> => done(doing, draft, { document, cases: [...cases] }),
    onSuccess(answer, doing) {
      takeOver(answer);
      if (doing === 'load') {
        take({ type: 'write', written: { document: answer.document, cases: answer.cases } });
      }
    },
  });
  return {
    save: () => {
      mutate('save');
    },
    discard: () => {
      mutate('discard');
    },
    restore: () => {
      mutate('restore');
    },
    loadTheirs: () => {
      mutate('load');
    },
    isDirty: JSON.stringify([document, cases]) !== JSON.stringify([draft.document, draft.cases]),
    isPending,
    isSaved: isSuccess && variables === 'save',
    error,
  };
}

function done(doing: Doing, draft: EditedDraft, body: Pick<EditedDraft, 'document' | 'cases'>): Promise<EditedDraft> {
  const params = { id: draft.id };
  const headers = { 'if-match': `"${draft.revision}"` };
  switch (doing) {
    case 'save':
      return call(editPolicyDraft, { params, headers, body });
    case 'discard':
      return call(discardPolicyDraft, { params, headers, body: {} });
    case 'restore':
      return call(restorePolicyDraft, { params, headers, body: {} });
    case 'load':
      return call(getPolicyDraft, { params });
  }
}
