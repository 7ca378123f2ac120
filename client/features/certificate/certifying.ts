import { createContext, use } from 'react';
import { type Answer } from '#shared/matchEndpoints.ts';

/** The check of how firmly the shown answer stands: made when asked for, since it may take long. */
export interface Certifying {
  readonly isOpen: boolean;
  /** Opens the check and begins it; what was worked out for the same answer is shown again. */
  readonly open: () => void;
  /** Closes it; what is being worked out is given up. */
  readonly close: () => void;
  /** The latest answer with its certificate; stays while the next is on its way. */
  readonly answer: Answer | undefined;
  /** Requirement or data have changed since. */
  readonly isOutdated: boolean;
  readonly problem: Error | null;
  readonly isWorking: boolean;
  /** Checks the answer as it is shown now. */
  readonly check: () => void;
  /** Gives up what is being worked out; what was there before comes back. */
  readonly cancel: () => void;
  readonly retry: () => void;
}

export const CertifyingContext = createContext<Certifying | null>(null);

/** The check of the shown answer. */
export function useCertifying(): Certifying {
  const certifying = use(CertifyingContext);
  if (certifying === null) throw new Error('useCertifying is used outside of its provider');
  return certifying;
}
