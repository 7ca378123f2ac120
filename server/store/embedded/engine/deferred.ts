/** A promise, and what settles it from outside. */
export interface Deferred {
  readonly promise: Promise<void>;
  /** With another promise it settles as that one does. */
  readonly settle: (as?: Promise<void>) => void;
}

export function createDeferred(): Deferred {
  let settle: Deferred['settle'] = () => undefined;
  const promise = new Promise<void>((resolve) => {
    settle = resolve;
  });
  return { promise, settle };
}
