import { useNavigate, useSearch } from '@tanstack/react-router';
import { createContext, use } from 'react';
import { type DeskSearch } from './deskSearch.ts';

/** The organisation whose desk is open. */
export const DeskContext = createContext<{ readonly organisationId: string } | null>(null);

/** The desk that is open, and how to go to another part of it. */
export interface Desk {
  readonly organisationId: string;
  readonly search: DeskSearch;
  /** Changes the named parts of the address; undefined takes one out. */
  readonly go: (change: Partial<DeskSearch>, how?: { readonly replace?: boolean }) => void;
}

/** The desk around. */
export function useDesk(): Desk {
  const desk = use(DeskContext);
  if (desk === null) throw new Error('useDesk is used outside of the desk');
  const search = useSearch({ from: '/desk/operator' });
  const navigate = useNavigate({ from: '/desk/operator' });
  return {
    organisationId: desk.organisationId,
    search,
    go(change, { replace = false } = {}) {
      void navigate({ to: '/desk/operator', search: (before) => ({ ...before, ...change }), replace });
    },
  };
}
