import { useDebouncedValue } from '@mantine/hooks';
import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { type OccupancyCost } from '#shared/occupancyCost.ts';
import { findOccupancyCosts } from '#shared/occupancyCostEndpoints.ts';
import { call } from '#client/app/api.ts';
import { useCriteria } from '#client/app/queries.ts';
import { useEditing } from '../requirement/editing.ts';
import { judgeable } from '../requirement/fields.ts';
import { weightless } from '../requirement/weightless.ts';

/** Quiet time after an edit before the server is asked. */
const DEBOUNCE_MS = 120;
const KEPT_MS = 60_000;

/** What occupying a space costs by the edited requirement; follows every edit, and shows the answer before until the next has come. */
export function useOccupancyCost(spaceId: string): UseQueryResult<OccupancyCost | undefined> {
  const { requirement } = useEditing();
  const criteria = useCriteria().data;
  const [quiet] = useDebouncedValue(requirement, DEBOUNCE_MS);
  const asked = useMemo(() => weightless(judgeable(quiet, criteria ?? [])), [quiet, criteria]);
  return useQuery({
    queryKey: ['occupancy-cost', spaceId, asked],
    queryFn: async ({ signal }) => {
      const { costs } = await call(findOccupancyCosts, { body: { requirement: asked, spaceIds: [spaceId] } }, signal);
      return costs[0];
    },
    enabled: criteria !== undefined,
    // Of the same space only.
    placeholderData: (before, query) => (query?.queryKey[1] === spaceId ? before : undefined),
    gcTime: KEPT_MS,
  });
}
