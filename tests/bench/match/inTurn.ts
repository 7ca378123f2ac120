import { type Circumstances } from '#server/domain/matching/candidate.ts';
import { type Likeness, likenessOf } from './compare.ts';
import { type AwaitedEngine, type Clock, type Engine, type Placed } from './engine.ts';
import { type Requirement } from './requirements.ts';

/** Results of each answer. */
export const LIMIT = 50;

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
  readonly asked: readonly Requirement[];
  /** Asked before those, and not timed, so that nothing is timed that is done once or has not been compiled yet. */
  readonly others: readonly Requirement[];
  readonly circumstancesOf: (requirement: Requirement) => Circumstances;
  /** How many of them the slow ones are asked. */
  readonly sample: number;
  readonly clock: Clock;
}

/** Asks the index and every peer the same requirements, one after another, each turn begun by the next of them. The index comes first of what is returned. */
export async function timeInTurn(index: AwaitedEngine, peers: readonly Peer[], asking: Asking): Promise<Timed[]> {
  const { asked, others, sample } = asking;
  const runners = [{ engine: index, isSlow: false }, ...peers].map((peer) => ({
    ...peer,
    msByNumber: new Map<number, number>(),
    likenesses: new Array<Likeness>(),
  }));
  const every = Math.max(1, Math.floor(asked.length / sample));
  for (const turn of others.entries()) await takeTurn(runners, turn, asking);
  for (const turn of asked.entries()) {
    const [number] = turn;
    const running = runners.filter(({ isSlow }) => !isSlow || number % every === 0);
    for (const { runner, ms, likeness } of await takeTurn(running, turn, asking)) {
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
  [number, requirement]: readonly [number: number, requirement: Requirement],
  { circumstancesOf, clock }: Asking,
): Promise<Ran[]> {
  const asked = circumstancesOf(requirement);
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
