import { describe, expect, it } from 'vitest';
import { readMutantOptions } from './options.ts';

describe('the options of the mutants', () => {
  it('are the files to change and the tests that have to notice', () => {
    expect(readMutantOptions([])).toEqual({ files: [], tests: [] });
    expect(readMutantOptions(['./server/a.ts', 'server/b.ts', '--tests', 'tests/a.test.ts', '--tests=x'])).toEqual({
      files: ['server/a.ts', 'server/b.ts'],
      tests: ['tests/a.test.ts', 'x'],
    });
  });

  it('are none where help is asked for', () => {
    expect(readMutantOptions(['--help'])).toBeUndefined();
  });

  it('are refused where tests are named for nothing, or an option is not known', () => {
    expect(() => readMutantOptions(['--tests', 'tests/a.test.ts'])).toThrow('--tests needs the files');
    expect(() => readMutantOptions(['--test', 'a'])).toThrow("Unknown option '--test'");
  });
});
