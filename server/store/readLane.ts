import { setImmediate } from 'node:timers';

/** Where questions wait while too many are underway; they go in the order in which they came. */
export interface ReadLane {
  /** Undefined where a question may go at once; else settles when it may. */
  readonly due: () => Promise<void> | undefined;
  /** Something has gone to the store, whether it waited here or not. */
  readonly began: (what: Errand) => void;
  /** One of those is over. */
  readonly ended: (what: Errand) => void;
}

/** A question, or a step of a transaction, which is not counted among the questions. */
export type Errand = 'question' | 'step';

/** A lane that lets `most` questions be underway. */
export function createReadLane(most: number): ReadLane {
  const waiting: (() => void)[] = [];
  let errands = 0;
  let questions = 0;
  /** Let go since the last turn of the event loop; what has not begun by the next one never will. */
  let gone = 0;
  let isTurning = false;

  function turnSoon(): void {
    if (!isTurning) setImmediate(turn);
    isTurning = true;
  }
  function turn(): void {
    isTurning = false;
    const next = waiting.splice(0, Math.max(0, most - questions));
    gone = next.length;
    if (gone > 0) turnSoon();
    for (const go of next) go();
  }

  return {
    due() {
      if (waiting.length === 0 && questions + gone < most) {
        gone += 1;
        turnSoon();
        return undefined;
      }
      return new Promise((resolve) => {
        waiting.push(resolve);
        turnSoon();
      });
    },
    began(what) {
      errands += 1;
      if (what === 'step') return;
      questions += 1;
      gone = Math.max(0, gone - 1);
    },
    ended(what) {
      errands = Math.max(0, errands - 1);
      if (what === 'question') questions -= 1;
      // What fails on its way may be told in the name of another: it must not be counted for ever.
      questions = Math.min(Math.max(0, questions), errands);
      if (waiting.length > 0) turnSoon();
    },
  };
}
