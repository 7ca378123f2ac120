import { describe, expect, it } from 'vitest';
import { createKept } from '#server/reverseIndex/kept.ts';

describe('what is kept', () => {
  it('is reckoned once, until it is the one that was asked for longest ago of too many', () => {
    const reckoned: string[] = [];
    const kept = createKept<string>(2);
    const ask = (key: string): string =>
      kept(key, () => {
        reckoned.push(key);
        return key.toUpperCase();
      });

    const answers = ['a', 'b', 'a', 'c', 'a', 'b'].map(ask);

    expect(answers).toEqual(['A', 'B', 'A', 'C', 'A', 'B']);
    // `b` made room for `c`, as `a` had been asked for since.
    expect(reckoned).toEqual(['a', 'b', 'c', 'b']);
  });
});
