import { describe, expect, it } from 'vitest';
import { fileLines, noticedOf, percent, shareOf } from './noticed.ts';

function mutants(fileName: string, ...statuses: readonly string[]): { fileName: string; status: string }[] {
  return statuses.map((status) => ({ fileName, status }));
}

describe('the share of mutants that is noticed', () => {
  it('counts a failing test and one that no longer ends, of all that could be noticed', () => {
    const outcomes = mutants(
      'a',
      'Killed',
      'Timeout',
      'Survived',
      'NoCoverage',
      'Ignored',
      'CompileError',
      'RuntimeError',
    );

    expect(noticedOf(outcomes)).toEqual({ noticed: 2, total: 4 });
    expect(shareOf(noticedOf(outcomes))).toBe(0.5);
  });

  it('is whole where there is nothing to notice', () => {
    expect(shareOf(noticedOf(mutants('a', 'Ignored')))).toBe(1);
  });

  it('is never rounded up to a limit that it does not reach', () => {
    // 8499 of 10,000 are 84.99 %.
    expect(percent({ noticed: 8499, total: 10_000 })).toBe(' 84.9 %');
    expect(percent({ noticed: 1, total: 1 })).toBe('100.0 %');
  });
});

describe('the lines of the files', () => {
  it('begin with the worst and leave out those in which there is nothing to notice', () => {
    const outcomes = [
      ...mutants('b', 'Killed', 'Killed'),
      ...mutants('c', 'Killed', 'Survived'),
      ...mutants('d', 'Ignored'),
      ...mutants('a', 'Killed'),
    ];

    expect(fileLines(outcomes)).toEqual([' 50.0 %  1 of 2  c', '100.0 %  1 of 1  a', '100.0 %  2 of 2  b']);
  });
});
