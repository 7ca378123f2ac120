import { useMutation } from '@tanstack/react-query';
import { type Lead } from '#shared/lead.ts';
import { useTakeOver } from './leadQueries.ts';

/** A change of a lead: how to ask for it, whether it is under way, and what went wrong. */
export interface Change<T> {
  readonly send: (wish: T, onDone?: () => void) => void;
  readonly isPending: boolean;
  readonly error: Error | null;
}

/** Changes a lead and shows it as the server has it then. */
export function useChange<T>(change: (wish: T) => Promise<Lead>): Change<T> {
  const takeOver = useTakeOver();
  const { mutate, isPending, error } = useMutation({ mutationFn: change, onSuccess: takeOver });
  return {
    send(wish, onDone) {
      mutate(wish, onDone === undefined ? {} : { onSuccess: onDone });
    },
    isPending,
    error,
  };
}
