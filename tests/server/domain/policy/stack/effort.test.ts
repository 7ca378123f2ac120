import { describe, expect, it } from 'vitest';
import { bestStack } from '#server/domain/policy/stack/bestStack.ts';
import { drawHardStackProblem } from '#tests/support/stackProblems.ts';

/** Sets looked at for some hard cases together, and for the hardest of them. */
function setsLookedAt(options: number, cases: number): { readonly all: number; readonly most: number } {
  const counts = Array.from({ length: cases }, (_, at) => bestStack(drawHardStackProblem(at, options)).setsLookedAt);
  return { all: counts.reduce((sum, count) => sum + count, 0), most: Math.max(...counts) };
}

describe('the search for the best stack', () => {
  // A bound that is too loose shows in no answer, but here.
  it('looks at no more sets of hard cases than it does', () => {
    expect([setsLookedAt(30, 100), setsLookedAt(60, 20)]).toEqual([
      { all: 13_386, most: 692 },
      { all: 37_272, most: 7871 },
    ]);
  });
});
