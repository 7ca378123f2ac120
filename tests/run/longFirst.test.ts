import { describe, expect, it } from 'vitest';
import { longFirst } from './longFirst.ts';

describe('the order of test files', () => {
  it('begins with those that take longest in each project, and keeps projects together', () => {
    const files = [
      ['browser', '/a/tests/browser/map.test.ts'],
      ['browser', '/a/tests/browser/accessibility.test.ts'],
      ['node', '/a/tests/server/a.test.ts'],
      ['node', '/a/tests/fuzz/api/apiFuzz.test.ts'],
      ['node', '/a/tests/server/b.test.ts'],
    ].map(([name = '', moduleId = '']) => ({ project: { name }, moduleId }));

    expect(longFirst(files).map(({ moduleId }) => moduleId.split('/').at(-1))).toEqual([
      'accessibility.test.ts',
      'map.test.ts',
      'apiFuzz.test.ts',
      'a.test.ts',
      'b.test.ts',
    ]);
  });
});
