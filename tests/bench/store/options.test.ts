import { describe, expect, it } from 'vitest';
import { readOptions } from './options.ts';

describe('the options of the bench', () => {
  it('are the sizes that the product promises something about, unless smaller ones are given', () => {
    expect(readOptions([])).toEqual({ sizes: [10_000, 100_000, 1_000_000], reads: 20_000, writes: 1000 });
    expect(readOptions(['--sizes', '10,100', '--reads=5'], 'mongodb://elsewhere')).toEqual({
      sizes: [10, 100],
      reads: 5,
      writes: 1000,
      mongodbUri: 'mongodb://elsewhere',
    });
  });

  it('are none where help is asked for', () => {
    expect(readOptions(['--sizes', '10', '--help'])).toBeUndefined();
  });

  it('are refused by name where they are no numbers', () => {
    expect(() => readOptions(['--sizes', '10,many'])).toThrow('--sizes takes whole numbers above 0, and many is none');
    expect(() => readOptions(['--size', '10'])).toThrow("Unknown option '--size'");
  });
});
