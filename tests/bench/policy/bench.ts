import { type Highs } from 'highs';
import { bestStack } from '#server/domain/policy/stack/bestStack.ts';
import { type StackProblem } from '#server/domain/policy/stack/problem.ts';
import { totalFenIn } from '#tests/support/plainStacks.ts';
import { drawHardStackProblem } from '#tests/support/stackProblems.ts';
import { type Clock } from '../match/engine.ts';
import { number } from '../match/lines.ts';
import { CLOCKS } from '../match/options.ts';
import { percentile } from '../percentile.ts';
import { type PolicyBenchOptions } from './options.ts';
import { openHighs, programOf, solvedBy } from './program.ts';

/** What the best stack promises, in milliseconds. */
const SIZES = [
  { options: 30, of: 'thirty', promised: 'median 0.5 ms and worst 5 ms' },
  { options: 60, of: 'sixty', promised: 'worst 50 ms' },
] as const;

/** Cases that are solved before those that are timed, so that nothing is timed that is done once. */
const WARM_UP = 20;

/** Prints the figures. */
export async function benchPolicy(options: PolicyBenchOptions, print: (line: string) => void): Promise<void> {
  const highs = await openHighs();
  for (const size of SIZES) {
    const count = options[size.of];
    const problems = Array.from({ length: count }, (_, at) => drawHardStackProblem(at, size.options));
    const { ms, peerMs, differences } = timed(highs, problems, {
      repeats: options.repeats,
      clock: CLOCKS[options.clock],
    });
    print(`${size.options} options, ${count} hard cases: best stack ${msText(ms)} (promised ${size.promised})`);
    const times = (share: number): string => number(percentile(peerMs, share) / percentile(ms, share));
    print(
      `  HiGHS: ${msText(peerMs)}; the best stack is ${times(0.5)} times as fast at the median and ${times(1)} times at worst; ${differencesText(differences)}`,
    );
  }
}

interface Timing {
  readonly repeats: number;
  readonly clock: Clock;
}

interface TimedCases {
  readonly ms: readonly number[];
  readonly peerMs: readonly number[];
  /** How much more the best stack pays, in fen, for each case. */
  readonly differences: readonly number[];
}

/** Solves every case by either in turn. */
function timed(highs: Highs, problems: readonly StackProblem[], timing: Timing): TimedCases {
  const cases = problems.map((problem) => ({ problem, program: programOf(highs, problem) }));
  for (const { problem, program } of cases.slice(0, WARM_UP)) {
    bestStack(problem);
    solvedBy(highs, problem, program);
  }
  const measured = cases.map(({ problem, program }) => {
    const own = leastMs(timing, () => bestStack(problem).stack);
    const peer = leastMs(timing, () => new Set(solvedBy(highs, problem, program)));
    const taken = problem.options.filter(({ id }) => peer.answer.has(id));
    return { ms: own.ms, peerMs: peer.ms, difference: own.answer.totalFen - totalFenIn(problem.caps)(taken) };
  });
  return {
    ms: measured.map(({ ms }) => ms),
    peerMs: measured.map(({ peerMs }) => peerMs),
    differences: measured.map(({ difference }) => difference),
  };
}

function leastMs<T>({ repeats, clock }: Timing, solve: () => T): { readonly ms: number; readonly answer: T } {
  let ms = Infinity;
  for (let time = 1; ; time += 1) {
    const from = clock();
    const answer = solve();
    ms = Math.min(ms, clock() - from);
    if (time >= repeats) return { ms, answer };
  }
}

function msText(ms: readonly number[]): string {
  return `median ${number(percentile(ms, 0.5))} ms, p99 ${number(percentile(ms, 0.99))} ms, worst ${number(Math.max(...ms))} ms`;
}

/** How the totals stand to each other, to the fen. */
function differencesText(differences: readonly number[]): string {
  const count = (holds: (difference: number) => boolean): number => differences.filter(holds).length;
  const most = Math.max(0, ...differences.map(Math.abs));
  const fen = most === 0 ? '' : `, by ${most} fen at most`;
  return `totals: ${count((fen) => fen === 0)} equal, ${count((fen) => fen > 0)} where HiGHS takes less, ${count((fen) => fen < 0)} where it takes more${fen}`;
}
