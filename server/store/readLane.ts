import { setImmediate } from 'node:timers';

/** Where questions wait while too many are underway; they go in the order in which they came. */
export interface ReadLane {
  /** Undefined where a question may go at once; else settles when it may. */
  readonly due: () => Promise<void> | undefined;
  /** A question has gone, whether it was asked here or not. */
  readonly began: () => void;
  /** One of those has been answered. */
  readonly ended: () => void;
}

/** A lane that lets `most` be underway. */
export function createReadLane(most: number): ReadLane {
  const waiting: (() => void)[] = [];
  let underway = 0;
  /** Let go since the last turn of the event loop; what has not begun by the next one never will. */
  let gone = 0;
  let isTurning = false;

  function turnSoon(): void {
    if (!isTurning) setImmediate(turn);
    isTurning = true;
  }
  function turn(): void {
    isTurning = false;
    const next = waiting.splice(0, Math.max(0, most - underway));
    gone = next.length;
    if (gone > 0) turnSoon();
    for (const go of next) go();
  }

  return {
    due() {
      if (waiting.length === 0 && underway + gone < most) {
        gone += 1;
        turnSoon();
        return undefined;
      }
      return new Promise((resolve) => {
        waiting.push(resolve);
        turnSoon();
      });
    },
    began() {
      underway += 1;
      gone = Math.max(0, gone - 1);
    },
    ended() {
      underway = Math.max(0, underway - 1);
      if (waiting.length > 0) turnSoon();
    },
  };
}
