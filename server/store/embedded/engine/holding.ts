import { type LockHolder } from './locks.ts';

/** Makes a holder of locks, and what tells that it holds them no more. */
export function createHolder(): { readonly holder: LockHolder; readonly end: () => void } {
  let settle: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => {
    settle = resolve;
  });
  return {
    holder: { ended },
    end() {
      settle();
    },
  };
}
