import { type BilingualText } from '#shared/text.ts';
import { Bytes } from './bytes.ts';
import { CodeColumn, moved, type Move } from './codeColumn.ts';
import { byteAt, codeAt } from '#server/domain/flat.ts';
import { once } from './once.ts';

/** Distinct names that are kept as such: most stocks have no more, for many spaces are called by building and door alone. */
const DISTINCT_MAX = 16_384;

/** The names of the spaces at many places: few distinct ones once each, further ones as bytes. */
export class NameColumn {
  readonly column: CodeColumn;
  readonly names: BilingualText[];
  readonly bytes: Bytes;
  /** Made when the first name is put in: in an index that is read from a file often none is. */
  private readonly numbers: () => NameNumbers;

  constructor(column: CodeColumn, names: readonly BilingualText[] = [], bytes = new Bytes()) {
    this.column = column;
    this.names = [...names];
    this.bytes = bytes;
    this.numbers = once(() => numbersOf(this.names));
  }

  put(place: number, name: BilingualText): void {
    // What is put again as it was, as most names are, need not be sought, and takes no further bytes.
    if (this.isAt(place, name)) return;
    this.column.put(place, this.codeOf(name));
  }

  private isAt(place: number, name: BilingualText): boolean {
    const code = this.column.at(place);
    const known = this.names[code] ?? (code < DISTINCT_MAX ? undefined : this.read(code - DISTINCT_MAX));
    return known !== undefined && isSame(known, name);
  }

  copy(from: number, to: number): void {
    this.column.put(to, this.column.at(from));
  }

  at(place: number): BilingualText {
    const code = this.column.at(place);
    return this.names[code] ?? this.read(code - DISTINCT_MAX);
  }

  /** The same names at other places, without the bytes that are no longer in use. */
  moved(move: Move): NameColumn {
    if (this.bytes.used === 0) {
      return new NameColumn(new CodeColumn(moved(this.column.codes, move, this.names.length)), this.names);
    }
    const target = new NameColumn(new CodeColumn(new Uint16Array(move.places)), this.names);
    for (const [at, place] of move.from.entries()) {
      const code = this.column.at(place);
      target.column.put(
        move.to === undefined ? at : codeAt(move.to, at),
        code < DISTINCT_MAX ? code : DISTINCT_MAX + target.take(this, code - DISTINCT_MAX),
      );
    }
    target.bytes.trim();
    return target;
  }

  private codeOf(name: BilingualText): number {
    const { byZh, byBoth } = this.numbers();
    const number = byZh.get(name.zh);
    if (number !== undefined && this.names[number]?.en === name.en) return number;
    const known = number === undefined ? undefined : byBoth.get(bothOf(name));
    return known ?? (this.names.length < DISTINCT_MAX ? this.learn(name) : DISTINCT_MAX + this.write(name));
  }

  private learn(name: BilingualText): number {
    const number = this.names.push(name) - 1;
    note(this.numbers(), name, number);
    return number;
  }

  private write({ zh, en }: BilingualText): number {
    const [first, second] = [ENCODER.encode(zh), ENCODER.encode(en)];
    const from = this.bytes.take(2 * LENGTH_BYTES + first.length + second.length);
    const { kept } = this.bytes;
    kept[from] = first.length >> 8;
    kept[from + 1] = first.length & 255;
    kept[from + 2] = second.length >> 8;
    kept[from + 3] = second.length & 255;
    kept.set(first, from + 2 * LENGTH_BYTES);
    kept.set(second, from + 2 * LENGTH_BYTES + first.length);
    return from;
  }

  /** Takes a name over that another column has written. */
  private take({ bytes: { kept } }: NameColumn, from: number): number {
    const { end } = boundsOf(kept, from);
    const begin = this.bytes.take(end - from);
    this.bytes.kept.set(kept.subarray(from, end), begin);
    return begin;
  }

  private read(from: number): BilingualText {
    const { kept } = this.bytes;
    const { first, second, end } = boundsOf(kept, from);
    return { zh: DECODER.decode(kept.subarray(first, second)), en: DECODER.decode(kept.subarray(second, end)) };
  }
}

/** Most names that are the same in Chinese are the same in English: what is not is found by both. */
interface NameNumbers {
  readonly byZh: Map<string, number>;
  readonly byBoth: Map<string, number>;
}

function numbersOf(names: readonly BilingualText[]): NameNumbers {
  const numbers = { byZh: new Map<string, number>(), byBoth: new Map<string, number>() };
  for (const [number, name] of names.entries()) note(numbers, name, number);
  return numbers;
}

function note({ byZh, byBoth }: NameNumbers, name: BilingualText, number: number): void {
  if (byZh.has(name.zh)) byBoth.set(bothOf(name), number);
  else byZh.set(name.zh, number);
}

/** Where the Chinese and the English of a written name begin, and where it ends. */
function boundsOf(
  kept: Uint8Array,
  from: number,
): { readonly first: number; readonly second: number; readonly end: number } {
  const lengthAt = (at: number): number => (byteAt(kept, at) << 8) | byteAt(kept, at + 1);
  const first = from + 2 * LENGTH_BYTES;
  const second = first + lengthAt(from);
  return { first, second, end: second + lengthAt(from + LENGTH_BYTES) };
}

function isSame(one: BilingualText, other: BilingualText): boolean {
  return one.zh === other.zh && one.en === other.en;
}

/** A name has at most 500 characters in each language, of three bytes each. */
const LENGTH_BYTES = 2;

const ENCODER = new TextEncoder();
/** A byte order mark at the beginning of a name is a part of it. */
const DECODER = new TextDecoder('utf-8', { ignoreBOM: true });

function bothOf({ zh, en }: BilingualText): string {
  return `${zh.length}:${zh}${en}`;
}
