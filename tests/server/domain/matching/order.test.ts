import { describe, expect, it } from 'vitest';
import { byCodeUnits, byStanding, type Standing } from '#server/domain/matching/order.ts';

function standing(verdict: Standing['verdict'], expected: number, low: number): Standing {
  return { verdict, score: { expected, low } };
}

describe('the order of standings', () => {
  it('is by verdict before any score', () => {
    const sorted = [standing('excluded', 100, 100), standing('unconfirmed', 90, 90), standing('met', 1, 1)]
      .sort(byStanding())
      .map(({ verdict }) => verdict);

    expect(sorted).toEqual(['met', 'unconfirmed', 'excluded']);
  });

  it('is by the expected score, and only then by what of it is confirmed', () => {
    expect(byStanding()(standing('met', 60, 10), standing('met', 50, 50))).toBe(-10);
    expect(byStanding()(standing('met', 50, 10), standing('met', 60, 5))).toBe(10);
    expect(byStanding()(standing('met', 60, 40), standing('met', 60, 50))).toBe(10);
  });

  it('is by what is confirmed alone where that is asked for', () => {
    expect(byStanding('low')(standing('met', 60, 10), standing('met', 50, 50))).toBe(40);
    expect(byStanding('low')(standing('met', 60, 50), standing('met', 70, 50))).toBe(0);
  });

  it('leaves equals to their ids', () => {
    expect(byStanding()(standing('met', 60, 40), standing('met', 60, 40))).toBe(0);
  });
});

describe('the order of ids', () => {
  it('is that of their code units', () => {
    expect(byCodeUnits('a', 'b')).toBe(-1);
    expect(byCodeUnits('b', 'a')).toBe(1);
    expect(byCodeUnits('a', 'a')).toBe(0);
    // Capital letters come before small ones, whatever a language says.
    expect(['b', 'a', 'B', 'ä'].sort(byCodeUnits)).toEqual(['B', 'a', 'b', 'ä']);
  });
});
