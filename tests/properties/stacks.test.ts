import { describe, expect, it } from 'vitest';
import { randomFrom } from '#server/domain/random.ts';
import { bestStack } from '#server/domain/policy/stack/bestStack.ts';
import { type StackProblem } from '#server/domain/policy/stack/problem.ts';
import { plainBest, totalFenIn } from '#tests/support/plainStacks.ts';
import { drawHardStackProblem, drawStackProblem, shuffled } from '#tests/support/stackProblems.ts';

const CASES = 10_000;
const HARD_AFTER = [undefined, 1, 5, 12, 20];

/** Of one to twelve options; with amounts all different or few, so that many stacks come to the same. */
function smallProblem(at: number): StackProblem {
  const random = randomFrom(`small/${at}`);
  return drawStackProblem(random, {
    options: 1 + (at % 12),
    stepFen: random.pick([1, 50_000_000, 200_000_000, 500_000_000]),
    tightness: [-0.5, random.pick([0.3, 0.6, 0.9])],
    overlap: random.pick([0, 0.5, 1]),
    needing: random.pick([0, 0.3, 0.6]),
  });
}

/** Hard ones of thirty options. */
const LARGER = Array.from({ length: 60 }, (_, at) => drawHardStackProblem(at, 30));

function totalFen(problem: StackProblem): number {
  return bestStack(problem).stack.totalFen;
}

describe('the best stack', () => {
  it('is the first of all sets, ties included, and costs what forcing an option in costs', () => {
    const differing = Array.from({ length: CASES }, (_, at) => at).filter((at) => {
      const problem = smallProblem(at);
      const plain = plainBest(problem);
      // Most are searched as if they were hard, from the start or in the midst of it.
      const { stack, costFen } = bestStack(problem, HARD_AFTER[at % HARD_AFTER.length]);
      const costs = problem.options.every(({ id }) => costFen(id) === plain.costFen.get(id));
      return !costs || stack.totalFen !== plain.totalFen || stack.taken.join() !== plain.taken.join();
    });

    expect(differing).toEqual([]);
  }, 120_000);

  it('does not depend on when a search is taken for hard', () => {
    for (const problem of LARGER) expect(bestStack(problem, 1).stack).toEqual(bestStack(problem, Infinity).stack);
  });

  it('does not depend on the order in which things are named', () => {
    for (const [at, problem] of LARGER.entries())
      expect(bestStack(shuffled(randomFrom(`order/${at}`), problem)).stack).toEqual(bestStack(problem).stack);
  });

  it('never pays less for one more option', () => {
    for (const problem of LARGER) {
      const without = { ...problem, options: problem.options.slice(0, -1) };
      expect(totalFen(problem)).toBeGreaterThanOrEqual(totalFen(without));
    }
  });

  it('never pays less for a higher cap', () => {
    for (const problem of LARGER) {
      const [first, ...others] = problem.caps;
      const raised = first === undefined ? [] : [{ ...first, capFen: first.capFen + 70_000_000 }];
      expect(totalFen({ ...problem, caps: [...raised, ...others] })).toBeGreaterThanOrEqual(totalFen(problem));
    }
  });

  it('pays to the fen what its parts add up to, and keeps to every rule', () => {
    for (const problem of LARGER) {
      const { stack } = bestStack(problem);
      const taken = problem.options.filter(({ id }) => stack.taken.includes(id));
      const sum = (fens: readonly { readonly fen: number }[]): number => fens.reduce((all, { fen }) => all + fen, 0);

      expect(stack.totalFen).toBe(totalFenIn(problem.caps)(taken));
      expect(sum(stack.byYear)).toBe(stack.totalFen);
      expect(sum(stack.byOption)).toBe(stack.totalFen);
      expect(stack.byOption.map(({ byYear }) => sum(byYear))).toEqual(stack.byOption.map(({ fen }) => fen));
      expect(stack.byOption.map(({ id }) => id)).toEqual(stack.taken);
      expect([...stack.taken, ...stack.left.map(({ id }) => id)].sort()).toEqual(
        problem.options.map(({ id }) => id).sort(),
      );
      for (const { members } of problem.oneOf)
        expect(taken.filter(({ id }) => members.includes(id)).length).toBeLessThanOrEqual(1);
    }
  });

  it('gives something to each option that is taken, unless another needs it', () => {
    for (const problem of LARGER) {
      const { stack } = bestStack(problem);
      const needed = problem.options.filter(({ id }) => stack.taken.includes(id)).flatMap(({ needs = [] }) => needs);
      expect(stack.byOption.filter(({ id, fen }) => fen === 0 && !needed.includes(id))).toEqual([]);
    }
  });

  it('costs nothing to take what only a cap kept out, and never less than nothing', () => {
    for (const problem of LARGER.slice(0, 10)) {
      const { stack, costFen } = bestStack(problem);
      const costs = stack.left.map(({ id, because: { rule } }) => ({ rule, fen: costFen(id) ?? 0 }));
      expect(costs.filter(({ rule, fen }) => fen < 0 || (rule === 'cap' && fen > 0))).toEqual([]);
    }
  });
});
