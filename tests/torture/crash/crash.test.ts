import { describe, expect, it } from 'vitest';
import { temporaryFolder } from '#tests/support/temporaryFolder.ts';
import { crashRound, nextFirst, type Round } from './round.ts';

/** After so many lines of its clients the process is killed, round by round; each line is a thing sent or an answer. */
const LINES = [60, 3, 120, 17, 240, 0, 41, 88, 9, 150, 1, 203, 34, 71, 5, 99, 180, 26, 2, 130];

describe('a store whose process dies suddenly while eight clients write', () => {
  it(
    'has in twenty rounds all that was acknowledged, no half of anything, and nothing twice',
    { timeout: 300_000 },
    async () => {
      const folder = temporaryFolder();
      const rounds: Round[] = [];

      for (const lines of LINES) rounds.push(await crashRound(folder, { lines, first: nextFirst(folder) }));

      expect(rounds.flatMap(({ faults }) => faults)).toEqual([]);
      expect(rounds.at(-1)?.acknowledged).toBeGreaterThan(500);
      expect(rounds.filter(({ sentAgain }) => sentAgain > 0).length).toBeGreaterThan(10);
    },
  );
});
