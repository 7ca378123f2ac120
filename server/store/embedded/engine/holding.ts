import { createDeferred } from './deferred.ts';
import { type LockHolder } from './locks.ts';

/** Makes a holder of locks, and what tells that it holds them no more. */
export function createHolder(): { readonly holder: LockHolder; readonly end: () => void } {
  const { promise: ended, settle } = createDeferred();
  return {
    holder: { ended },
    end() {
      settle();
    },
  };
}
