import { beforeAll, describe, expect, it } from 'vitest';
import {
  drawsOf,
  isFree,
  othersWeight,
  rangeText,
  shareText,
  tightest,
  weightText,
} from '#client/explain/certificate.ts';
import { type Speaking } from '#client/explain/speaking.ts';
import { type WeightRange } from '#shared/certificate.ts';
import { speakingIn } from '#tests/client/support/speaking.ts';

const FREE: WeightRange = {
  criterion: 'power',
  weight: 1,
  from: { weight: 0, holds: false },
  to: { weight: 10, holds: true },
};

function aRange(rest: Partial<WeightRange>): WeightRange {
  return { ...FREE, ...rest };
}

let en: Speaking;
let zh: Speaking;

beforeAll(async () => {
  en = await speakingIn('en');
  zh = await speakingIn('zh-CN');
});

describe('the range of a weight in words', () => {
  it('has only the ends at which the first place is lost, each with its share of all weights', () => {
    const from = { weight: 1.25, holds: true };
    const to = { weight: 6, holds: false };

    // Beside other weights of 5: 1.25 of 6.25 is a fifth, 6 of 11 is 55 %.
    expect(rangeText(aRange({ weight: 2, from, to }), 5, en)).toBe('at least ×1.25 (20%) and less than ×6 (55%)');
    expect(rangeText(aRange({ weight: 2, from }), 5, en)).toBe('at least ×1.25 (20%)');
    expect(rangeText(aRange({ weight: 2, to }), 5, en)).toBe('less than ×6 (55%)');
    expect(rangeText(aRange({ weight: 2, from, to }), 5, zh)).toBe('不低于 ×1.25（20%）且低于 ×6（55%）');
  });

  it('tells an end that belongs to it from one that does not', () => {
    const from = { weight: 1, holds: false };
    const to = { weight: 6, holds: true };

    expect(rangeText(aRange({ weight: 2, from, to }), 4, en)).toBe('more than ×1 (20%) and at most ×6 (60%)');
  });

  it('is any weight where neither end is one', () => {
    expect(isFree(FREE)).toBe(true);
    expect(rangeText(FREE, 5, en)).toBe('at any weight');
  });

  it('ends at the most that a weight may be where another is first at it', () => {
    const range = aRange({ to: { weight: 10, holds: false } });

    expect(isFree(range)).toBe(false);
    expect(rangeText(range, 10, en)).toBe('less than ×10 (50%)');
  });

  it('is the weight itself where every other loses the first place', () => {
    const end = { weight: 3, holds: true };

    expect(rangeText(aRange({ weight: 3, from: end, to: end }), 3, en)).toBe('exactly ×3 (50%)');
  });
});

describe('a weight', () => {
  it('has two decimals, and more only where it takes them to tell it from the weight that is asked', () => {
    expect(weightText(2.89219692, 1, en)).toBe('×2.89');
    expect(weightText(2.99971, 3, en)).toBe('×2.9997');
    expect(weightText(2.99999999, 3, en)).toBe('×2.99999999');
    expect(weightText(3, 3, en)).toBe('×3');
  });

  it('has its share of all weights', () => {
    expect(shareText(3, { asked: 3, othersWeight: 9 }, en)).toBe('×3 (25%)');
  });

  it('stands beside what all others add up to', () => {
    const rent = aRange({ criterion: 'rent', weight: 3 });

    expect(othersWeight([rent, FREE, aRange({ criterion: 'steam', weight: 0.5 })], rent)).toBe(1.5);
  });
});

describe('the tightest ranges', () => {
  it('come first by the smallest factor by which the weight must grow or shrink, and free ones not at all', () => {
    // 2 → 3 is ×1.5; 6 → 2 is ÷3; 1 → 1.2 is ×1.2.
    const grows = aRange({ criterion: 'rent', weight: 2, to: { weight: 3, holds: true } });
    const shrinks = aRange({ criterion: 'steam', weight: 6, from: { weight: 2, holds: true } });
    const both = aRange({
      criterion: 'wfi',
      weight: 1,
      from: { weight: 0.1, holds: true },
      to: { weight: 1.2, holds: false },
    });

    expect(tightest([shrinks, FREE, grows, both]).map(({ criterion }) => criterion)).toEqual(['wfi', 'rent', 'steam']);
  });
});

it('counts draws whole, though shares are rounded', () => {
  expect(drawsOf(0.6718, 10_000)).toBe(6718);
  expect(drawsOf(0.29, 100)).toBe(29);
});
