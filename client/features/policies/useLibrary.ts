import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { type LibrarySearch } from './librarySearch.ts';

/** What the library shows, as its address holds it, and how that is changed. */
export interface Library {
  readonly filters: Omit<LibrarySearch, 'policy'>;
  /** The policy that is open. */
  readonly policyId: string | undefined;
  readonly narrow: (by: Partial<LibrarySearch>) => void;
  readonly open: (policy: string | undefined) => void;
}

/** Opening a policy adds a step to the browser's history, so that Back closes it; narrowing the list does not. */
export function useLibrary(): Library {
  const { place, sector, stage, level, on, confidence, text, policy: policyId } = useSearch({ from: '/policies' });
  const navigate = useNavigate({ from: '/policies' });
  const narrow = useCallback(
    (by: Partial<LibrarySearch>) => {
      void navigate({ search: (before) => ({ ...before, ...by }), replace: true });
    },
    [navigate],
  );
  const open = useCallback(
    (policy: string | undefined) => {
      void navigate({ search: (before) => ({ ...before, policy }), replace: policy === undefined });
    },
    [navigate],
  );
  return { filters: { place, sector, stage, level, on, confidence, text }, policyId, narrow, open };
}
