import { type Clock } from '../match/engine.ts';
import { msText, number } from '../match/lines.ts';
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

/** What an engine took for each space that it was asked about, by the number of the space, and how many of its answers were other than those of the first engine. */
export interface TimedReverse {
  readonly name: string;
  readonly msByNumber: Map<number, number>;
  different: number;
}

/** Asks every engine about every space, but those that are slow about some, each turn begun by the next of them; the index comes first. */
export function timeReverse(
  engines: readonly ReverseEngine[],
  spaces: readonly AskedSpace[],
  { question, clock }: { readonly question: Question; readonly clock: Clock },
): TimedReverse[] {
  const timed = engines.map((engine) => ({ engine, msByNumber: new Map<number, number>(), different: 0 }));
  for (const [number, space] of spaces.entries()) {
    const first = number % timed.length;
    const running = [...timed.slice(first), ...timed.slice(0, first)].filter(
      ({ engine: { every = 1 } }) => number % every === 0,
    );
    const answers = new Map<unknown, string>();
    for (const one of running) {
      const from = clock();
      const told = question.ask(one.engine, space);
      one.msByNumber.set(number, clock() - from);
      answers.set(one, told());
    }
    for (const one of running) if (answers.get(one) !== answers.get(timed[0])) one.different += 1;
  }
  return timed.map(({ engine: { name }, ...rest }) => ({ name, ...rest }));
}

/** How many times as fast as each peer the index promises to be. */
const PROMISED: Readonly<Record<string, number>> = {
  'naive loop over requirement objects': 40,
  'scan of typed columns over requirements': 5,
};

/** One line for the index and one for each peer, with how many times as fast the index was on the spaces that both were asked about. */
export function questionLines([index, ...peers]: readonly TimedReverse[], what: string): string[] {
  if (index === undefined) return [];
  const own = [...index.msByNumber.values()];
  return [
    `${what}: index ${msText(own)} over ${own.length} spaces`,
    ...peers.map(({ name, msByNumber, different }) => {
      const ms = [...msByNumber.values()];
      const beside = [...msByNumber.keys()].map((asked) => index.msByNumber.get(asked) ?? NaN);
      const times = number(percentile(ms, 0.5) / percentile(beside, 0.5));
      return `  ${name}: ${msText(ms)} over ${ms.length} spaces; the index is ${times} times as fast at the median (promised ${PROMISED[name] ?? 'nothing'}); ${different} of ${ms.length} answers different`;
    }),
  ];
}
