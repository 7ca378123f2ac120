import { type Circumstances } from '#server/domain/matching/candidate.ts';
import { type Likeness, likenessOf } from './compare.ts';
import { type AwaitedEngine, type Clock, type Engine, type Placed } from './engine.ts';

/** Results of each answer. */
export const LIMIT = 50;
/** Requirements asked before those that are timed, so that nothing is timed that is done once. */
const WARM_UP = 12;

/** A peer, and whether it is asked only a sample of the requirements, since it is slow. */
export interface Peer {
  readonly engine: Engine | AwaitedEngine;
  readonly isSlow: boolean;
}

/** What an engine took for each requirement that it was asked, by the number of the requirement, and how its answers stood to those of the index. */
export interface Timed {
  readonly name: string;
  readonly msByNumber: ReadonlyMap<number, number>;
  readonly likenesses: readonly Likeness[];
}

interface Asking {
  readonly circumstancesOf: (number: number) => Circumstances;
  readonly requirements: number;
  readonly sample: number;
  readonly clock: Clock;
}

/** Asks the index and every peer the same requirements, one after another, each turn begun by the next of them. The index comes first of what is returned. */
export async function timeInTurn(index: Engine, peers: readonly Peer[], asking: Asking): Promise<Timed[]> {
  const { requirements, sample } = asking;
  const runners = [{ engine: index, isSlow: false }, ...peers].map((peer) => ({
    ...peer,
    msByNumber: new Map<number, number>(),
    likenesses: new Array<Likeness>(),
  }));
  const every = Math.max(1, Math.floor(requirements / sample));
  for (let number = 0; number < Math.min(WARM_UP, requirements); number += 1) await takeTurn(runners, number, asking);
  for (let number = 0; number < requirements; number += 1) {
    const running = runners.filter(({ isSlow }) => !isSlow || number % every === 0);
    for (const { runner, ms, likeness } of await takeTurn(running, number, asking)) {
      runner.msByNumber.set(number, ms);
      runner.likenesses.push(likeness);
    }
  }
  return runners.map(({ engine, msByNumber, likenesses }) => ({ name: engine.name, msByNumber, likenesses }));
}

interface Runner extends Peer {
  readonly msByNumber: Map<number, number>;
  readonly likenesses: Likeness[];
}

interface Ran {
  readonly runner: Runner;
  readonly ms: number;
  readonly likeness: Likeness;
}

/** Asks each the same, the first of whom is the index; whose turn it is to begin goes round. */
async function takeTurn(
  runners: readonly Runner[],
  number: number,
  { circumstancesOf, clock }: Asking,
): Promise<Ran[]> {
  const asked = circumstancesOf(number);
  const first = number % runners.length;
  const ran = new Map<Runner, { readonly placed: readonly Placed[]; readonly ms: number }>();
  for (const runner of [...runners.slice(first), ...runners.slice(0, first)]) {
    ran.set(runner, await askedOnce(runner.engine, asked, clock));
  }
  const [index] = runners;
  const own = index === undefined ? [] : (ran.get(index)?.placed ?? []);
  return [...ran].map(([runner, { placed, ms }]) => ({ runner, ms, likeness: likenessOf(own, placed) }));
}

async function askedOnce(
  engine: Engine | AwaitedEngine,
  asked: Circumstances,
  clock: Clock,
): Promise<{ readonly placed: readonly Placed[]; readonly ms: number }> {
  if ('close' in engine) return engine.best(asked, LIMIT, clock);
  const from = clock();
  const placed = engine.best(asked, LIMIT);
  return { placed, ms: clock() - from };
}
