/** Things that one has at a time, each with a line of those who want it next. */
export interface Turns {
  /** Takes it where nobody has it, and says whether. */
  readonly take: (what: string) => boolean;
  /** Settles when it has come to whoever waits, in the order in which they came; at once where nobody has it. */
  readonly wait: (what: string) => Promise<void>;
  /** Hands it on. */
  readonly release: (what: string) => void;
}

/** Nobody has anything. */
export function createTurns(): Turns {
  const waitingFor = new Map<string, (() => void)[]>();

  function take(what: string): boolean {
    if (waitingFor.has(what)) return false;
    waitingFor.set(what, []);
    return true;
  }

  return {
    take,
    wait: (what) =>
      new Promise((resolve) => {
        if (take(what)) resolve();
        else waitingFor.get(what)?.push(resolve);
      }),
    release(what) {
      const next = waitingFor.get(what)?.shift();
      if (next === undefined) waitingFor.delete(what);
      else next();
    },
  };
}
