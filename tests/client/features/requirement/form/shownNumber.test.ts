import { describe, expect, it } from 'vitest';
import { enteredUnit, toShown, toStored } from '#client/features/requirement/form/shownNumber.ts';

describe('a number as it is entered', () => {
  it('is in yuan where fen are stored', () => {
    const unit = enteredUnit({ name: 'limitFenPerM2Month' }, 'm2');

    expect(toShown(4550, unit)).toBe(45.5);
    expect(toStored(45.55, unit, true)).toBe(4555);
  });

  it('is in 10,000 yuan where an amount in fen is stored', () => {
    const unit = enteredUnit({ name: 'idealFen' }, 'm2');

    // 300 × 10,000 yuan × 100 fen
    expect(toStored(300, unit, true)).toBe(300_000_000);
  });

  it('is in mu where areas are shown so', () => {
    const unit = enteredUnit({ name: 'minM2' }, 'mu');

    // 3 × 2000/3 m²
    expect(toStored(3, unit, false)).toBe(2000);
    expect(toShown(2000, unit)).toBe(3);
  });

  it('is in kilometres where it may be long, and in metres where it is a height', () => {
    expect(enteredUnit({ name: 'limitM', max: 20_000_000 }, 'm2')?.id).toBe('km');
    expect(enteredUnit({ name: 'minM', max: 100 }, 'm2')?.id).toBe('m');
  });

  it('has no unit where its name ends with none', () => {
    expect(enteredUnit({ name: 'minDocks' }, 'm2')).toBeUndefined();
  });
});
