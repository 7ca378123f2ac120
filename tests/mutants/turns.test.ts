import { describe, expect, it } from 'vitest';
import { turnsFor } from './turns.ts';

describe('the turns of test files', () => {
  it('begin with those of the changed files, and end with properties', () => {
    const turnOf = turnsFor(['server/matchIndex/queue.ts', 'server/matchIndex/kernel/rows.ts']);

    expect(
      [
        '/work/tests/server/matchIndex/queue.test.ts',
        '/work/tests/server/matchIndex/kernel/rows.test.ts',
        '/work/tests/server/matchIndex/rows.test.ts',
        '/work/tests/server/domain/queue.test.ts',
        '/work/tests/properties/queue.test.ts',
      ].map(turnOf),
    ).toEqual([0, 0, 1, 1, 2]);
  });
});
