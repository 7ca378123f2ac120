import { type Random } from '#tests/support/random.ts';

/** A way in which a file comes to harm. */
export interface Damage {
  readonly what: string;
  readonly apply: (sound: Buffer, random: Random) => Buffer;
}

const PAGE = 4096;

/** The kinds of damage, each as often. */
export const DAMAGES: readonly [Damage, ...Damage[]] = [
  { what: 'one bit', apply: (sound, random) => flip(Buffer.from(sound), 1, random) },
  { what: 'eight bits', apply: (sound, random) => flip(Buffer.from(sound), 8, random) },
  { what: 'a bit at the beginning of a page', apply: flipHeader },
  { what: 'emptied', apply: () => Buffer.alloc(0) },
  { what: 'cut off', apply: (sound, random) => Buffer.from(sound.subarray(0, 1 + random.below(sound.length - 1))) },
  {
    what: 'cut off at a page',
    apply: (sound, random) => Buffer.from(sound.subarray(0, (1 + random.below(sound.length / PAGE - 1)) * PAGE)),
  },
  { what: 'a page of zeros', apply: (sound, random) => overwrite(sound, random, () => Buffer.alloc(PAGE)) },
  {
    what: 'a page in the place of another',
    apply: (sound, random) => overwrite(sound, random, (page) => sound.subarray(page * PAGE, (page + 1) * PAGE)),
  },
];

function flip(bytes: Buffer, count: number, random: Random): Buffer {
  for (let left = count; left > 0; left -= 1) flipBit(bytes, random.below(bytes.length), random);
  return bytes;
}

/** Headers and lists of entries are where a wrong bit leads astray. */
function flipHeader(sound: Buffer, random: Random): Buffer {
  const bytes = Buffer.from(sound);
  flipBit(bytes, random.below(bytes.length / PAGE) * PAGE + random.below(160), random);
  return bytes;
}

function flipBit(bytes: Buffer, at: number, random: Random): void {
  bytes[at] = (bytes[at] ?? 0) ^ (1 << random.below(8));
}

function overwrite(sound: Buffer, random: Random, by: (page: number) => Buffer): Buffer {
  const bytes = Buffer.from(sound);
  const pages = bytes.length / PAGE;
  by(random.below(pages)).copy(bytes, random.below(pages) * PAGE);
  return bytes;
}
