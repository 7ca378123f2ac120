import { setImmediate, setTimeout } from 'node:timers';

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

interface Bounds {
  /** How many questions may be underway. */
  readonly most: number;
  /** Where none of those that wait may go for so long, all that are underway are slow: as many go beside them. */
  readonly patienceMs: number;
}

/** A lane in which nobody waits. */
export function createReadLane({ most, patienceMs }: Bounds): ReadLane {
  const waiting: (() => void)[] = [];
  const underway = countUnderway();
  /** Let go since the last turn of the event loop; what has not begun by the next one never will. */
  let gone = 0;
  /** How many of those that waited have been let go. */
  let waited = 0;
  let isTurning = false;

  function turnSoon(): void {
    if (!isTurning) setImmediate(turn);
    isTurning = true;
  }
  function turn(): void {
    isTurning = false;
    letGo(most - underway.questions());
    if (waiting.length > 0) watch();
  }
  function letGo(count: number): void {
    const next = waiting.splice(0, Math.max(0, count));
    gone = next.length;
    waited += next.length;
    if (gone > 0) turnSoon();
    for (const go of next) go();
  }
  const letGoSoFar = (): number => waited;
  const watch = createWatch(patienceMs, letGoSoFar, (isStill) => {
    if (isStill) letGo(most);
    if (waiting.length > 0) watch();
  });

  return {
    due() {
      if (waiting.length === 0 && underway.questions() + gone < most) {
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
      underway.began(what);
      if (what === 'question') gone = Math.max(0, gone - 1);
    },
    ended(what) {
      underway.ended(what);
      if (waiting.length > 0) turnSoon();
    },
  };
}

/** Looks, once for all who ask meanwhile, whether a count has stood still for so long. */
function createWatch(ms: number, count: () => number, onLooked: (isStill: boolean) => void): () => void {
  let isWatching = false;
  return () => {
    if (isWatching) return;
    isWatching = true;
    const before = count();
    const look = (): void => {
      isWatching = false;
      onLooked(count() === before);
    };
    // What has come while the event loop was busy with something else is heard before.
    setTimeout(() => setImmediate(look), ms).unref();
  };
}

/** Counts what is underway. */
function countUnderway(): Pick<ReadLane, 'began' | 'ended'> & { readonly questions: () => number } {
  let errands = 0;
  let questions = 0;
  return {
    questions: () => questions,
    began(what) {
      errands += 1;
      if (what === 'question') questions += 1;
    },
    ended(what) {
      errands = Math.max(0, errands - 1);
      if (what === 'question') questions -= 1;
      // What fails on its way may be told in the name of another: it must not be counted for ever.
      questions = Math.min(Math.max(0, questions), errands);
    },
  };
}
