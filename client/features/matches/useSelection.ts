import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback } from 'react';
import { type PageSearch, readSearch } from '#client/app/search.ts';

/** The space whose explanation is open, as the address holds it. */
export interface Selection {
  readonly selectedId: string | null;
  readonly select: (id: string | null) => void;
}

/** Opening adds a step to the browser's history, so that Back closes; going from one to another does not. */
export function useSelection(): Selection {
  const selectedId = useSearch({ from: '/', select: ({ space }) => space ?? null });
  const navigate = useNavigate({ from: '/' });
  const select = useCallback(
    (id: string | null) => {
      void navigate({
        search: (before) => withSpace(before, id),
        replace: id === null || selectedId !== null,
      });
    },
    [navigate, selectedId],
  );
  return { selectedId, select };
}

function withSpace(before: PageSearch, id: string | null): PageSearch {
  return readSearch({ ...before, space: id ?? undefined });
}
