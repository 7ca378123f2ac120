import { byteAt, codeAt } from '#server/domain/flat.ts';

/** A number for each of many places, in no more bytes than the greatest of them needs. */
export type Codes = Uint8Array | Uint16Array | Uint32Array;

/** Codes that become wider, and more, as they are put in. Those never put in are 0. */
export class CodeColumn {
  codes: Codes;
  /** The codes as long as they are of one byte each, as most are: read by a loop that is given no other kind, they are many times as fast. */
  private bytes: Uint8Array | undefined;
  private most: number;

  constructor(codes: Codes) {
    this.codes = codes;
    this.bytes = codes instanceof Uint8Array ? codes : undefined;
    this.most = 2 ** (8 * codes.BYTES_PER_ELEMENT) - 1;
  }

  at(place: number): number {
    const { bytes } = this;
    return bytes === undefined ? (this.codes[place] ?? 0) : byteAt(bytes, place);
  }

  /** Reads those of many places, to where `begin` says: so close together that the memory of all is waited for at once. */
  read(places: ArrayLike<number>, target: Uint32Array, begin: number): void {
    const { codes } = this;
    for (let at = 0; at < places.length; at += 1) target[begin + at] = codes[places[at] ?? 0] ?? 0;
  }

  put(place: number, code: number): void {
    if (code > this.most || place >= this.codes.length) this.grow(place, code);
    this.codes[place] = code;
  }

  private grow(place: number, code: number): void {
    const length = place < this.codes.length ? this.codes.length : 2 * place + 1;
    const wider = codesFor(Math.max(code, this.most), length);
    wider.set(this.codes);
    this.codes = wider;
    this.bytes = wider instanceof Uint8Array ? wider : undefined;
    this.most = 2 ** (8 * wider.BYTES_PER_ELEMENT) - 1;
  }
}

/** So many codes, of which none is greater than the given one. */
function codesFor(greatest: number, length: number): Codes {
  if (greatest < 2 ** 8) return new Uint8Array(length);
  return greatest < 2 ** 16 ? new Uint16Array(length) : new Uint32Array(length);
}

/** Where the codes of a column go: that of `from[0]` to the place `to[0]`; without `to`, to the first places. */
export interface Move {
  readonly from: Uint32Array;
  readonly to?: Uint32Array;
  /** How many places there are then. */
  readonly places: number;
}

/** The codes in other places, in as few bytes as the greatest needs. */
export function moved(codes: Codes, move: Move, greatest: number): Codes {
  const target = codesFor(greatest, move.places);
  // Most are of one byte: a loop that is given no other kind is many times as fast.
  if (codes instanceof Uint8Array && target instanceof Uint8Array) moveBytes(codes, move, target);
  else moveCodes(codes, move, target);
  return target;
}

function moveBytes(codes: Uint8Array, { from, to }: Move, target: Uint8Array): void {
  for (let at = 0; at < from.length; at += 1)
    target[to === undefined ? at : codeAt(to, at)] = byteAt(codes, codeAt(from, at));
}

function moveCodes(codes: Codes, { from, to }: Move, target: Codes): void {
  for (let at = 0; at < from.length; at += 1)
    target[to === undefined ? at : codeAt(to, at)] = codes[codeAt(from, at)] ?? 0;
}

/** The same of numbers that have four bytes, however great they are. */
export function movedNumbers(numbers: Uint32Array, { from, to, places }: Move): Uint32Array {
  const target = new Uint32Array(places);
  for (let at = 0; at < from.length; at += 1)
    target[to === undefined ? at : codeAt(to, at)] = codeAt(numbers, codeAt(from, at));
  return target;
}
