/** A stream of numbers that looks random and is the same for the same seed. Not for secrets. */
export interface Random {
  /** Uniform in [0, 1). */
  readonly next: () => number;
  /** Uniform among the whole numbers from `low` to `high`, both included. */
  readonly integer: (low: number, high: number) => number;
  /** Uniform in [low, high). */
  readonly between: (low: number, high: number) => number;
  /** True in this share of the calls, 0 to 1. */
  readonly chance: (share: number) => boolean;
  /**
   * One of the values, each alike; a value that stands twice comes twice as often.
   *
   * @throws {RangeError} where there is none.
   */
  readonly pick: <const T>(values: readonly T[]) => T;
}

/**
 * Makes a stream out of a text, so that whatever draws has its own and none moves when another is added: each park and
 * building of the demo, each certificate.
 *
 * @see mulberry32 by Tommy Ettinger (public domain); FNV-1a by Fowler, Noll and Vo for the seed.
 */
export function randomFrom(seed: string): Random {
  let state = hash(seed);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return {
    next,
    integer: (low, high) => low + Math.floor(next() * (high - low + 1)),
    between: (low, high) => low + next() * (high - low),
    chance: (share) => next() < share,
    pick(values) {
      const picked = values[Math.floor(next() * values.length)];
      if (picked === undefined) throw new RangeError('There is nothing to pick from');
      return picked;
    },
  };
}

function hash(text: string): number {
  let code = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) code = Math.imul(code ^ text.charCodeAt(at), 0x01000193);
  return code >>> 0;
}
