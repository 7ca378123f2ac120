import { Bytes } from './bytes.ts';
import { byteAt, codeAt } from '#server/domain/flat.ts';
import { type Move } from './codeColumn.ts';

/** The ids of the spaces at many places, in one run of bytes: as single strings they would take three times as much. */
export class IdColumn {
  readonly starts: Uint32Array;
  readonly lengths: Uint8Array;
  readonly bytes: Bytes;

  /** Without an id, for so many places. */
  constructor(
    places: number,
    { bytes = new Bytes(), starts = new Uint32Array(places), lengths = new Uint8Array(places) }: IdParts = {},
  ) {
    this.starts = starts;
    this.lengths = lengths;
    this.bytes = bytes;
  }

  /** @throws {RangeError} where the id is none of `SpaceId`, whose characters are a byte each. */
  put(place: number, id: string): void {
    if (id.length > LENGTH_MAX) throw new RangeError(`The id ${id} is longer than ${LENGTH_MAX} characters`);
    const from = this.bytes.take(id.length);
    const { kept } = this.bytes;
    for (let at = 0; at < id.length; at += 1) {
      const code = id.charCodeAt(at);
      if (code > BYTE_MAX) throw new RangeError(`The id ${id} has a character that is no byte`);
      kept[from + at] = code;
    }
    this.starts[place] = from;
    this.lengths[place] = id.length;
  }

  copy(from: number, to: number): void {
    this.starts[to] = codeAt(this.starts, from);
    this.lengths[to] = byteAt(this.lengths, from);
  }

  at(place: number): string {
    const { buffer, byteOffset } = this.bytes.kept;
    return Buffer.from(buffer, byteOffset + codeAt(this.starts, place), byteAt(this.lengths, place)).toString('latin1');
  }

  /** The mark of the id at a place, see `markOf`. */
  markAt(place: number): number {
    const { kept } = this.bytes;
    const from = codeAt(this.starts, place);
    const end = from + byteAt(this.lengths, place);
    let mark = 0;
    for (let at = from; at < end; at += 1) mark = marked(mark, byteAt(kept, at));
    return mark;
  }

  /** How the id at a place stands to one, by code units: below 0 where it comes before. */
  compare(place: number, id: string): number {
    const { kept } = this.bytes;
    const from = codeAt(this.starts, place);
    const length = byteAt(this.lengths, place);
    const common = Math.min(length, id.length);
    for (let at = 0; at < common; at += 1) {
      const order = byteAt(kept, from + at) - id.charCodeAt(at);
      if (order !== 0) return order;
    }
    return length - id.length;
  }

  /** How the ids at two places stand to each other. */
  compareBoth(one: number, other: number): number {
    const { kept } = this.bytes;
    const [from, beside] = [codeAt(this.starts, one), codeAt(this.starts, other)];
    const [length, besideLength] = [byteAt(this.lengths, one), byteAt(this.lengths, other)];
    const common = Math.min(length, besideLength);
    for (let at = 0; at < common; at += 1) {
      const order = byteAt(kept, from + at) - byteAt(kept, beside + at);
      if (order !== 0) return order;
    }
    return length - besideLength;
  }

  /** The same ids at other places, without what is no longer in use. */
  moved({ from, to, places }: Move): IdColumn {
    const target = new IdColumn(places, { bytes: new Bytes(new Uint8Array(this.lengthOf(from))) });
    let begin = 0;
    for (let at = 0; at < from.length; at += 1) {
      const place = codeAt(from, at);
      const start = codeAt(this.starts, place);
      const length = byteAt(this.lengths, place);
      for (let byte = 0; byte < length; byte += 1)
        target.bytes.kept[begin + byte] = byteAt(this.bytes.kept, start + byte);
      const goal = to === undefined ? at : codeAt(to, at);
      target.starts[goal] = begin;
      target.lengths[goal] = length;
      begin += length;
    }
    return target;
  }

  private lengthOf(places: Uint32Array): number {
    let sum = 0;
    for (let at = 0; at < places.length; at += 1) sum += byteAt(this.lengths, codeAt(places, at));
    return sum;
  }
}

/** A number of two bytes for an id, by which hardly any two are taken for each other. */
export function markOf(id: string): number {
  let mark = 0;
  for (let at = 0; at < id.length; at += 1) mark = marked(mark, id.charCodeAt(at));
  return mark;
}

function marked(mark: number, byte: number): number {
  return (mark * 31 + byte) & 0xffff;
}

/** What a column of ids is made of. */
type IdParts = Partial<Pick<IdColumn, 'bytes' | 'starts' | 'lengths'>>;

const LENGTH_MAX = 255;
const BYTE_MAX = 255;
