import { useQuery } from '@tanstack/react-query';
import { beginForm } from '#shared/formProof.ts';
import { call } from './api.ts';

/** The token of a form without account, begun when the form opens. */
export interface FormToken {
  /** The token as soon as it can be used: nobody is told that they were too quick. */
  readonly usable: () => Promise<string | undefined>;
  /** Begins anew, after a sending that did not succeed: a token may have been used up. */
  readonly renew: () => void;
}

/** Begins a form; `isNeeded` is false for whoever is signed in, who needs no token. */
export function useFormProof(isNeeded: boolean): FormToken {
  const { data, refetch } = useQuery({
    queryKey: ['form-token'],
    enabled: isNeeded,
    staleTime: 0,
    gcTime: 0,
    queryFn: begin,
  });
  return {
    async usable() {
      if (!isNeeded) return undefined;
      const begun = data ?? (await refetch({ throwOnError: true })).data;
      await begun?.isReady;
      return begun?.token;
    },
    renew() {
      if (isNeeded) void refetch();
    },
  };
}

async function begin(): Promise<{ readonly token: string; readonly isReady: Promise<void> }> {
  const { token, usableAfterS } = await call(beginForm, { body: {} });
  const isReady = new Promise<void>((resolve) => {
    setTimeout(resolve, usableAfterS * 1000);
  });
  return { token, isReady };
}
