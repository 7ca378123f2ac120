import { describe, expect, it } from 'vitest';
import { acceptChange, dropChange, numberChange, stepsChange } from '#server/domain/matching/change.ts';

describe('numberChange', () => {
  it('measures a number on the span of its scale, whichever way it moves', () => {
    // |6 − 5| ÷ 10 = 0.1
    expect(numberChange(6, 5, 10)).toEqual({ from: 6, to: 5, change: 0.1 });
    expect(numberChange(5, 6, 10)).toEqual({ from: 5, to: 6, change: 0.1 });
  });

  it.each(['none', undefined] as const)('knows no change to %s', (offered) => {
    expect(numberChange(6, offered, 10)).toBeUndefined();
  });
});

describe('stepsChange', () => {
  const SCALE = ['low', 'middle', 'high'] as const;

  it('counts a tenth for each step', () => {
    expect(stepsChange(SCALE, 'high', 'middle')).toEqual({ from: 'high', to: 'middle', change: 0.1 });
    expect(stepsChange(SCALE, 'high', 'low')).toEqual({ from: 'high', to: 'low', change: 0.2 });
  });

  it.each(['none', undefined] as const)('knows no change to %s', (offered) => {
    expect(stepsChange(SCALE, 'high', offered)).toBeUndefined();
  });
});

describe('acceptChange', () => {
  it('takes in what is offered besides, by one step', () => {
    expect(acceptChange(['a', 'b'], 'c')).toEqual({ from: ['a', 'b'], to: ['a', 'b', 'c'], change: 0.1 });
  });

  it('knows no change where nothing is offered', () => {
    expect(acceptChange(['a'], undefined)).toBeUndefined();
  });
});

describe('dropChange', () => {
  it('gives up what is not offered, by one step each, and keeps the order asked', () => {
    expect(dropChange(['a', 'b', 'c', 'd'], ['d', 'a', 'x'])).toEqual({
      from: ['a', 'b', 'c', 'd'],
      to: ['a', 'd'],
      change: 0.2,
    });
  });

  it('takes none for none, and for no word of it', () => {
    expect(dropChange(['one', 'two'], 'none')).toBeUndefined();
  });

  it.each([{ offered: ['x'] }, { offered: 'none' as const }, { offered: undefined }])(
    'knows no change where nothing of it would be left: $offered',
    ({ offered }) => {
      expect(dropChange(['a'], offered)).toBeUndefined();
    },
  );
});
