import { useNavigate, useSearch } from '@tanstack/react-router';
import { createContext, use } from 'react';
import { type Me } from '#shared/me.ts';
import { useSession } from '#client/app/session.ts';
import { type CompanySearch } from './companySearch.ts';

/** A company to which the user belongs. */
export type OwnCompany = Me['memberships'][number]['organisation'];

/** The companies to which the user belongs; none while nobody is signed in. */
export function useOwnCompanies(): readonly OwnCompany[] {
  const { me } = useSession();
  return (me?.memberships ?? []).map(({ organisation }) => organisation).filter(({ kind }) => kind === 'company');
}

/** The company whose desk is open. */
export const CompanyContext = createContext<OwnCompany | null>(null);

/** The desk that is open, and how to go to another part of it. */
export interface CompanyDeskHere {
  readonly company: OwnCompany;
  readonly search: CompanySearch;
  /** Changes the named parts of the address; undefined takes one out. */
  readonly go: (change: Partial<CompanySearch>) => void;
}

/** The desk around. */
export function useCompany(): CompanyDeskHere {
  const company = use(CompanyContext);
  if (company === null) throw new Error('useCompany is used outside of the desk');
  const search = useSearch({ from: '/desk/company' });
  const navigate = useNavigate({ from: '/desk/company' });
  return {
    company,
    search,
    go(change) {
      void navigate({ to: '/desk/company', search: (before) => ({ ...before, ...change }) });
    },
  };
}
