import { describe, expect, it } from 'vitest';
import { containing } from '#server/store/containing.ts';

describe('a text that is to stand in a field', () => {
  it.each([
    [
      'that has signs of patterns',
      'A.B (C) [D] \\ /^$*+?|{}',
      'A\\.B \\(C\\) \\[D\\] \\\\ \\/\\^\\$\\*\\+\\?\\|\\{\\}',
    ],
    ['that has a null byte, which no pattern may have', 'A\0B', 'A\\x00B'],
  ])('%s is found as it is', (_, text, pattern) => {
    expect(containing(text)).toMatchObject({ $regex: pattern, $options: 'i' });
    expect(text).toMatch(new RegExp(pattern, 'u'));
  });
});
