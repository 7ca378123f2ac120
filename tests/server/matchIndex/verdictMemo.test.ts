import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createVerdictMemo } from '#server/matchIndex/verdictMemo.ts';

describe('a turn of a memo of verdicts', () => {
  it.each([{ bits: 4 }, { bits: 34 }])('of keys of $bits bits finds what it kept last, or nothing', ({ bits }) => {
    const key = fc.integer({ min: 0, max: 2 ** bits - 1 });
    const next = createVerdictMemo(bits);

    fc.assert(
      fc.property(fc.array(fc.tuple(key, fc.integer({ min: 1, max: 3 }))), key, (kept, other) => {
        const turn = next();
        for (const [at, verdict] of kept) turn.set(at, verdict);
        const lastByKey = new Map(kept);

        expect([0, ...lastByKey.values()].includes(turn.get(other))).toBe(true);
        for (const [at, verdict] of lastByKey) expect([0, verdict]).toContain(turn.get(at));
      }),
    );
  });

  it('keeps every verdict where keys are few', () => {
    const turn = createVerdictMemo(4)();

    for (let key = 0; key < 16; key += 1) turn.set(key, 1 + (key % 3));

    expect(Array.from({ length: 16 }, (_, key) => turn.get(key))).toEqual(
      Array.from({ length: 16 }, (_, key) => 1 + (key % 3)),
    );
  });

  it('finds nothing of another, though there have been more turns than a table tells apart', () => {
    const next = createVerdictMemo(3);
    const first = next();
    first.set(5, 3);

    const others = Array.from({ length: 20_000 }, () => {
      const turn = next();
      const found = turn.get(5);
      turn.set(5, 2);
      return found;
    });

    expect(others.every((found) => found === 0)).toBe(true);
    expect([0, 3]).toContain(first.get(5));
  });

  it('keeps nothing for what is no number', () => {
    const turn = createVerdictMemo(Infinity)();

    turn.set(NaN, 2);

    expect(turn.get(NaN)).toBe(0);
  });
});
