import { describe, expect, it } from 'vitest';
import { readOptions } from './options.ts';

describe('the options of the bench of matching', () => {
  it('are those that the product promises something about, unless others are given', () => {
    expect(readOptions([])).toEqual({
      spaces: 1_000_000,
      requirements: 1000,
      sample: 200,
      warmUp: 200,
      seed: 1,
      shapes: ['clustered', 'independent'],
      hasDuckDb: true,
      clock: 'wall',
    });
    expect(
      readOptions(['--spaces', '500', '--requirements=20', '--shape', 'independent', '--without-duckdb']),
    ).toMatchObject({ spaces: 500, requirements: 20, shapes: ['independent'], hasDuckDb: false });
  });

  it('are none where help is asked for', () => {
    expect(readOptions(['--spaces', '10', '--help'])).toBeUndefined();
  });

  it('are refused by name where they have no such value', () => {
    expect(() => readOptions(['--spaces', 'many'])).toThrow('--spaces takes a whole number above 0, and many is none');
    expect(() => readOptions(['--shape', 'round'])).toThrow(
      '--shape takes clustered, independent, both, and round is none of them',
    );
    expect(() => readOptions(['--space', '10'])).toThrow("Unknown option '--space'");
  });
});
