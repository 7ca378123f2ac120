import { describe, expect, it } from 'vitest';
import { mutatedFiles } from './parts.ts';

describe('what is mutated', () => {
  it('is every part whole where nothing is named', () => {
    expect(mutatedFiles([]).map(({ part, files, isWhole }) => [part.least, files, isWhole])).toEqual([
      [0.85, ['server/domain/matching/**/*.ts'], true],
      [0.7, ['server/matchIndex/**/*.ts', '!server/matchIndex/kernel/assembly/**'], true],
      [0.8, ['server/domain/access/**/*.ts'], true],
      [0.8, ['server/features/sessions/**/*.ts'], true],
    ]);
  });

  it('is what is named, each file with its part', () => {
    const files = ['server/matchIndex/tree.ts', 'server/matchIndex/queue.ts'];

    expect(mutatedFiles(files).map(({ part, files: named, isWhole }) => [part.name, named, isWhole])).toEqual([
      ['matchIndex', files, false],
    ]);
  });

  it('is refused by name where it belongs to no part', () => {
    expect(() => mutatedFiles(['server/matchIndex/tree.ts', 'server/matchIndexes/tree.ts'])).toThrow(
      'server/matchIndexes/tree.ts lies in none of server/domain/matching, server/matchIndex, server/domain/access, server/features/sessions',
    );
  });
});
