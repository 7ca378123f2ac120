import { useDebouncedValue } from '@mantine/hooks';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type Site, findIncentives } from '#shared/incentiveEndpoints.ts';
import { type Incentives } from '#shared/policy/judged.ts';
import { call } from '#client/app/api.ts';
import { useEditing } from '../requirement/editing.ts';
import { askedOfPolicies } from '../requirement/weightless.ts';

/** Quiet time after an edit before the server is asked. */
const DEBOUNCE_MS = 120;
const KEPT_MS = 60_000;

/** What the policies promise the company of the edited requirement at each site, in the order of the sites; follows every edit, and shows the answer before until the next has come. */
export function useIncentives(sites: readonly Site[]): UseQueryResult<readonly Incentives[]> {
  const { requirement } = useEditing();
  const [quiet] = useDebouncedValue(requirement, DEBOUNCE_MS);
  const body = useMemo(() => ({ requirement: askedOfPolicies(quiet), sites: [...sites] }), [quiet, sites]);
  const key = JSON.stringify(sites);
  return useQuery({
    queryKey: ['incentives', key, body.requirement],
    queryFn: async ({ signal }) => {
      const { items } = await call(findIncentives, { body }, signal);
      return items.map(({ incentives }) => incentives);
    },
    enabled: sites.length > 0,
    // Of the same sites only: what holds elsewhere must not be shown here, not even for a moment.
    placeholderData: (before, query) => (query?.queryKey[1] === key ? before : undefined),
    gcTime: KEPT_MS,
  });
}
