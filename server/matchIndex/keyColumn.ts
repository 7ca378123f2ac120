import { type FactValue } from '#shared/criterion.ts';
import { type AlikeFacts } from '#server/domain/matching/criterion.ts';
import { CodeColumn, type Codes } from './codeColumn.ts';
import { KeyRoom } from './codeKeys.ts';
import { FactCodes } from './factCodes.ts';
import { asFacts, type FactColumn, type Known, learn } from './factColumns.ts';
import { NumberTable } from './numberTable.ts';

/** A part of the keys of offers: a code for each space, which all have that are alike in it. */
export interface KeyColumn {
  /** To be called before the code of a space is read whose facts may have values that were not there before. */
  readonly refit: (place: number) => void;
  /** How many codes there are; none is greater than its number less one. */
  readonly count: () => number;
  readonly at: (place: number) => number;
  /** The codes of all places, for which there is some room to work in. */
  readonly all: (room: KeyRoom) => Codes;
  /** Adds facts of the space at a place, or of one that has a code. */
  readonly learnAt: (known: Known, place: number) => void;
  readonly learnOf: (known: Known, code: number) => void;
}

/** The codes of a fact. */
export function factKeyColumn(one: FactColumn): KeyColumn {
  return {
    refit: () => undefined,
    count: () => one.dictionary.values.length,
    at: (place) => one.column.at(place),
    all: () => one.column.codes,
    learnAt(known, place) {
      learn(known, one, one.column.at(place));
    },
    learnOf(known, code) {
      learn(known, one, code);
    },
  };
}

/** Codes of what a check makes of some facts, of so many places. */
export class AlikeKeyColumn implements KeyColumn {
  private readonly codes: FactCodes;
  private readonly by: AlikeFacts['by'];
  private readonly places: number;
  private readonly codeByKey = new NumberTable();
  private readonly codeByValue = new Map<FactValue | undefined, number>();
  /** The facts of one space of each code. */
  private readonly examples: Known[] = [];

  constructor(columns: readonly FactColumn[], by: AlikeFacts['by'], places: number) {
    this.codes = new FactCodes(columns);
    this.by = by;
    this.places = places;
  }

  refit(place: number): void {
    if (this.codes.refit()) this.codeByKey.clear();
    this.at(place);
  }

  count(): number {
    // Of places that were never asked about there may be others.
    if (this.examples.length === 0) this.all(new KeyRoom(this.places));
    return this.examples.length;
  }

  at(place: number): number {
    const key = this.codes.at(place);
    return (this.codeByKey.get(key) || this.note(key, place)) - 1;
  }

  all(room: KeyRoom): Codes {
    if (this.codes.refit()) this.codeByKey.clear();
    const keys = this.codes.all(room);
    const codes = new CodeColumn(new Uint8Array(this.places));
    for (let place = 0; place < this.places; place += 1) {
      const key = keys[place] ?? 0;
      codes.put(place, (this.codeByKey.get(key) || this.note(key, place)) - 1);
    }
    return codes.codes;
  }

  learnAt(known: Known, place: number): void {
    for (const one of this.codes.columns) learn(known, one, one.column.at(place));
  }

  learnOf(known: Known, code: number): void {
    Object.assign(known, this.examples[code]);
  }

  private note(key: number, place: number): number {
    const known: Known = {};
    this.learnAt(known, place);
    const value = this.by(asFacts(known));
    const code = this.codeByValue.get(value) ?? this.examples.push(known) - 1;
    this.codeByValue.set(value, code);
    this.codeByKey.set(key, code + 1);
    return code + 1;
  }
}
