/** A promise, and what settles it from outside. */
export interface Deferred<T = void> {
  readonly promise: Promise<T>;
  /** With another promise it settles as that one does. */
  readonly settle: (as: T | Promise<T>) => void;
}

export function createDeferred<T = void>(): Deferred<T> {
  let settle: Deferred<T>['settle'] = () => undefined;
  const promise = new Promise<T>((resolve) => {
    settle = resolve;
  });
  return { promise, settle };
}
