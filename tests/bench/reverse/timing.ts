import { type Clock } from '../match/engine.ts';
import { number } from '../match/lines.ts';
import { percentile } from '../percentile.ts';
import { type AskedSpace, type ReverseEngine } from './engine.ts';

/** What is asked of each engine, and its answer in an order of its own, to be compared. */
export interface Question {
  readonly name: string;
  readonly ask: (engine: ReverseEngine, space: AskedSpace) => () => string;
}

/** Both questions: asking gives what makes a text of the answer, which is not timed. */
export const QUESTIONS: readonly Question[] = [
  {
    name: 'which it fits',
    ask(engine: ReverseEngine, space: AskedSpace) {
      const { met, unconfirmed } = engine.fitting(space);
      return () => JSON.stringify([met.toSorted(), unconfirmed.toSorted()]);
    },
  },
  {
    name: 'among whose first ten it is',
    ask(engine: ReverseEngine, space: AskedSpace) {
      const entries = engine.entries(space);
      return () => JSON.stringify(entries.toSorted((one, other) => (one.id < other.id ? -1 : 1)));
    },
  },
];

/** What an engine took for each space, and how many of its answers were other than those of the first engine. */
export interface TimedReverse {
  readonly name: string;
  readonly ms: number[];
  different: number;
}

/** Asks every engine about every space, each turn begun by the next of them; the index comes first. */
export function timeReverse(
  engines: readonly ReverseEngine[],
  spaces: readonly AskedSpace[],
  { question, clock }: { readonly question: Question; readonly clock: Clock },
): TimedReverse[] {
  const timed = engines.map(({ name }): TimedReverse => ({ name, ms: [], different: 0 }));
  for (const [turn, space] of spaces.entries()) {
    const answers = engines.map(() => '');
    for (let step = 0; step < engines.length; step += 1) {
      const at = (turn + step) % engines.length;
      const engine = engines[at];
      if (engine === undefined) continue;
      const from = clock();
      const told = question.ask(engine, space);
      timed[at]?.ms.push(clock() - from);
      answers[at] = told();
    }
    for (const [at, one] of timed.entries()) if (answers[at] !== answers[0]) one.different += 1;
  }
  return timed;
}

/** How many times as fast as each peer the index promises to be. */
const PROMISED: Readonly<Record<string, number>> = {
  'naive loop over requirement objects': 40,
  'scan of typed columns over requirements': 5,
};

/** One line for the index and one for each peer. */
export function questionLines([index, ...peers]: readonly TimedReverse[], what: string): string[] {
  if (index === undefined) return [];
  const median = (ms: readonly number[]): number => percentile(ms, 0.5);
  const told = (ms: readonly number[]): string =>
    `median ${number(median(ms))} ms, p99 ${number(percentile(ms, 0.99))} ms`;
  return [
    `${what}: index ${told(index.ms)} over ${index.ms.length} spaces`,
    ...peers.map(
      ({ name, ms, different }) =>
        `  ${name}: ${told(ms)}; the index is ${number(median(ms) / median(index.ms))} times as fast at the median (promised ${PROMISED[name] ?? 'nothing'}); ${different} of ${ms.length} answers different`,
    ),
  ];
}
