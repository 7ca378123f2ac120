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
  const { circumstancesOf, requirements, sample, clock } = asking;
  const timed = [{ engine: index, isSlow: false }, ...peers].map((peer) => ({
    ...peer,
    msByNumber: new Map<number, number>(),
    likenesses: new Array<Likeness>(),
  }));
  const every = Math.max(1, Math.floor(requirements / sample));
  for (let turn = -Math.min(WARM_UP, requirements); turn < requirements; turn += 1) {
    const number = Math.abs(turn);
    const asked = circumstancesOf(number < requirements ? number : 0);
    const answers: (readonly Placed[] | undefined)[] = [];
    for (let step = 0; step < timed.length; step += 1) {
      const at = (step + number) % timed.length;
      const one = timed[at];
      if (one === undefined || (one.isSlow && number % every !== 0 && turn >= 0)) continue;
      const { placed, ms } = await askedOnce(one.engine, asked, clock);
      answers[at] = placed;
      if (turn >= 0) one.msByNumber.set(number, ms);
    }
    for (const [at, { likenesses }] of timed.entries()) {
      const [answer, beside] = [answers[0], answers[at]];
      if (turn < 0 || answer === undefined || beside === undefined) continue;
      likenesses.push(likenessOf(answer, beside));
    }
  }
  return timed.map(({ engine, msByNumber, likenesses }) => ({ name: engine.name, msByNumber, likenesses }));
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
