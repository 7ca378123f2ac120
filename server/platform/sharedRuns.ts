import { AsyncResource } from 'node:async_hooks';

/**
 * Lets callers share runs of `run`, one after the other: what a caller gets began after its call. So whatever has happened
 * before the call is seen, and of any number of callers at the same time few runs are made. A run is part of no caller's
 * transaction: what that sees is older than what others may ask for.
 */
export function sharedRuns<T>(run: () => Promise<T>): () => Promise<T> {
  const own = new AsyncResource('shared runs');
  let running: Promise<T> | undefined;
  let next: Promise<T> | undefined;

  function start(): Promise<T> {
    next = undefined;
    const started = own.runInAsyncScope(run).finally(() => {
      if (running === started) running = undefined;
    });
    running = started;
    return started;
  }

  return () => {
    if (running === undefined) return start();
    next ??= running.then(start, start);
    return next;
  };
}
