import { codeAt, numberAt } from '#server/domain/flat.ts';
import { type Codes } from './codeColumn.ts';
import { passing } from './passing.ts';

/** A number for each place: in four bytes where that is enough. */
export type Keys = Uint32Array | Float64Array;

/** Codes that are laid into keys. */
export interface KeyPart {
  readonly codes: Codes;
  /** More than any of the codes. */
  readonly times: number;
}

/** Room for keys of so many places, in which others are laid out after they have been read. */
export class KeyRoom {
  private readonly numbers: Float64Array;
  private readonly codes: Uint32Array;

  constructor(places: number) {
    this.numbers = new Float64Array(passing(8 * places));
    this.codes = new Uint32Array(passing(4 * places));
  }

  /** The codes of parts side by side, of so many bits in all. */
  laidOut([first, ...others]: readonly KeyPart[], bits: number): Keys {
    const { numbers, codes } = this;
    const keys = bits <= 32 ? new Uint32Array(numbers.buffer, 0, numbers.length) : numbers;
    if (first === undefined) return keys.fill(0);
    keys.set(first.codes);
    for (const { codes: own, times } of others) {
      // Of one kind: a loop that is given several is many times slower.
      codes.set(own);
      if (keys instanceof Uint32Array) append(keys, times, codes);
      else appendWide(keys, times, codes);
    }
    return keys;
  }
}

function append(keys: Uint32Array, times: number, codes: Uint32Array): void {
  for (let place = 0; place < keys.length; place += 1) keys[place] = codeAt(keys, place) * times + codeAt(codes, place);
}

function appendWide(keys: Float64Array, times: number, codes: Uint32Array): void {
  for (let place = 0; place < keys.length; place += 1) {
    keys[place] = numberAt(keys, place) * times + codeAt(codes, place);
  }
}
