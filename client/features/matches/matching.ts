import { createContext, use } from 'react';
import { type Answer } from '#shared/matchEndpoints.ts';

/** The answer that the page shows, and how it stands. */
export interface Matching {
  /** The latest answer; stays while the next is on its way and when the next fails. */
  readonly answer: Answer | undefined;
  /** Why the latest question has no answer. */
  readonly problem: Error | null;
  readonly isFetching: boolean;
  readonly retry: () => void;
}

export const MatchingContext = createContext<Matching>({
  answer: undefined,
  problem: null,
  isFetching: false,
  retry: () => undefined,
});

/** The answer that the page shows. */
export function useMatching(): Matching {
  return use(MatchingContext);
}
