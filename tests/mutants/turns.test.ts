import { describe, expect, it } from 'vitest';
import { turnsFor } from './turns.ts';

describe('the turns of test files', () => {
  it('begin with those of the changed files, and end with properties', () => {
    const turnOf = turnsFor(['server/matchIndex/queue.ts', 'server/matchIndex/kernel/rows.ts']);

    expect(
      [
        '/repository/tests/server/matchIndex/queue.test.ts',
        '/repository/tests/server/matchIndex/kernel/rows.test.ts',
        '/repository/tests/server/matchIndex/rows.test.ts',
        '/repository/tests/server/domain/queue.test.ts',
        '/repository/tests/properties/queue.test.ts',
      ].map(turnOf),
    ).toEqual([0, 0, 1, 1, 2]);
  });
});
