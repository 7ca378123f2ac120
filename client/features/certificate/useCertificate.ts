import { type UseQueryResult, keepPreviousData, skipToken, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { type Answer, LIMIT_MAX, findMatches } from '#shared/matchEndpoints.ts';
import { call } from '#client/app/api.ts';
import { canonical } from '../requirement/canonical.ts';
import { type Certifying } from './certifying.ts';

/** As long as a certificate that was worked out is kept for showing it again. */
const KEPT_MS = 600_000;

/** What is checked: a requirement over the data of one version. */
type Checked = Pick<Answer, 'requirement' | 'dataVersion'>;

interface State {
  readonly isOpen: boolean;
  readonly checked: Checked | null;
  /** What was checked before, to go back to. */
  readonly before: Checked | null;
}

/** The check of the given answer; the server is asked when the check is opened or made again, never by itself. */
export function useCertificate(shown: Answer | undefined): Certifying {
  const [state, setState] = useState<State>({ isOpen: false, checked: null, before: null });
  const { isOpen, checked, before } = state;
  const query = useCheck(checked);
  const answer = checked === null ? undefined : query.data;
  const isDone = answer !== undefined && !query.isPlaceholderData;
  const isOutdated = isDone && shown !== undefined && isOlder(answer, shown);
  const check = (): void => {
    if (shown === undefined) return;
    const { requirement, dataVersion } = shown;
    setState({ isOpen: true, checked: { requirement, dataVersion }, before: isDone ? checked : before });
  };
  return {
    isOpen,
    open() {
      if (isDone && !isOutdated) setState({ ...state, isOpen: true });
      else check();
    },
    close() {
      setState({ isOpen: false, checked: isDone ? checked : before, before: null });
    },
    answer,
    isOutdated,
    problem: checked === null ? null : query.error,
    isWorking: query.isFetching,
    check,
    cancel() {
      setState({ isOpen, checked: before, before: null });
    },
    retry() {
      void query.refetch();
    },
  };
}

/** Asks for the certificate; a question that is no longer wanted is given up. */
function useCheck(checked: Checked | null): UseQueryResult<Answer> {
  return useQuery({
    queryKey: ['certificate', checked],
    queryFn:
      checked === null
        ? skipToken
        : ({ signal }) => call(findMatches, { query: CERTIFIED, body: checked.requirement }, signal),
    placeholderData: keepPreviousData,
    gcTime: KEPT_MS,
  });
}

/** As many results as the list shows, since those behind others are told among them. */
const CERTIFIED = { limit: LIMIT_MAX, include: 'certificate' };

/** Whether the one answer is about another requirement than the other, or about older data. */
function isOlder(answer: Answer, shown: Answer): boolean {
  return answer.dataVersion < shown.dataVersion || canonical(answer.requirement) !== canonical(shown.requirement);
}
