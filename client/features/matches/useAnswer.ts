import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDebouncedValue } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import { type AnswerPart } from '#shared/answer.ts';
import { type Answer, LIMIT_MAX, findMatches } from '#shared/matchEndpoints.ts';
import { type OpenRequirement } from '#shared/requirement.ts';
import { call } from '#client/app/api.ts';
import { useCriteria } from '#client/app/queries.ts';
import { useEditing } from '../requirement/editing.ts';
import { judgeable } from '../requirement/fields.ts';
import { type Matching } from './matching.ts';

/** Quiet time after an edit before the server is asked: short enough that the ranking follows a drag. */
const DEBOUNCE_MS = 60;
const KEPT_MS = 60_000;

/** All that the page shows of an answer; what the policies of a space promise is asked when the space is explained. */
const PARTS: readonly AnswerPart[] = ['findings', 'counts', 'relaxations', 'nearMisses', 'bundles', 'growthPaths'];

const askServer = (body: OpenRequirement, signal: AbortSignal): Promise<Answer> =>
  call(findMatches, { query: { limit: LIMIT_MAX, include: PARTS.join(',') }, body }, signal);

/** Asks the server about the requirement from the first search on and after every edit; older questions are cancelled. */
export function useAnswer(): Matching {
  const { requirement, searched } = useEditing();
  const criteria = useCriteria();
  const [quiet] = useDebouncedValue(requirement, DEBOUNCE_MS);
  const body = useMemo(() => judgeable(quiet, criteria.data ?? []), [quiet, criteria.data]);
  const query = useQuery({
    queryKey: ['matches', body],
    queryFn: ({ signal }) => askServer(body, signal),
    enabled: searched && criteria.data !== undefined,
    placeholderData: keepPreviousData,
    gcTime: KEPT_MS,
  });
  const answer = useLatest(query.isPlaceholderData ? undefined : query.data);
  return {
    answer: searched ? answer : undefined,
    problem: query.error ?? (searched ? criteria.error : null),
    isFetching: query.isFetching || (searched && criteria.isPending),
    retry: () => {
      void (criteria.isError ? criteria.refetch() : query.refetch());
    },
  };
}

/** The latest answer there was, so that a fault in the next question does not empty the page. */
function useLatest(answer: Answer | undefined): Answer | undefined {
  const [latest, setLatest] = useState(answer);
  if (answer !== undefined && answer !== latest) setLatest(answer);
  return answer ?? latest;
}
