import { type FactValue } from '#shared/criterion.ts';
import { SpaceFacts } from '#shared/space.ts';
import { codeAt } from '#server/domain/flat.ts';
import { CodeColumn, type Codes, moved, type Move } from './codeColumn.ts';
import { createDictionary, type Dictionary, isSameValue, valuesOf } from './dictionary.ts';
import { passing } from './passing.ts';

/** The name of a fact of a space. */
export type Fact = keyof SpaceFacts;

/** One fact of many spaces: the number of each space's value among those that there are of it, 0 where it is not known. */
export interface FactColumn {
  readonly fact: Fact;
  readonly column: CodeColumn;
  readonly dictionary: Dictionary<FactValue>;
}

/** What is known of many spaces, each distinct value of a fact once. Spaces are places, counted from 0. */
export interface FactColumns {
  /** One more than the last place of which anything was put in. */
  readonly size: () => number;
  /** Takes in one more space, at the next place. */
  readonly add: (facts: SpaceFacts) => void;
  /** What is known of the space at a place, instead of what was. */
  readonly put: (place: number, facts: SpaceFacts) => void;
  /** The same of many places at once, from one on, of which nothing was put in before: by columns, which takes half as long. */
  readonly putAll: (from: number, facts: readonly SpaceFacts[]) => void;
  /** The facts of which the place had another value before it was last put. */
  readonly changed: readonly Fact[];
  /** Puts what is known of the space at one place to another. */
  readonly copy: (from: number, to: number) => void;
  readonly column: (fact: Fact) => FactColumn;
  /** The number of a space's value of a fact among those that there are of it; 0 is not known. */
  readonly code: (fact: Fact, place: number) => number;
  /** How many numbers a fact has, 0 included. */
  readonly codes: (fact: Fact) => number;
  /** The value of a number; undefined of 0. */
  readonly value: (fact: Fact, code: number) => FactValue | undefined;
  /** The given facts of a space, as far as they are known. */
  readonly factsAt: (place: number, facts: readonly Fact[]) => SpaceFacts;
  /** The same of many spaces, which takes less than one by one. */
  readonly factsOf: (places: readonly number[], facts: readonly Fact[]) => SpaceFacts[];
  /** The same spaces in other places. */
  readonly moved: (move: Move) => FactColumns;
  readonly bytes: () => number;
  readonly image: () => FactImage[];
}

/** A column of a fact, as plain data. */
export interface FactImage {
  readonly fact: Fact;
  readonly codes: Codes;
  readonly values: readonly FactValue[];
}

/** Every fact that a space may have. */
export const FACTS: readonly Fact[] = SpaceFacts.keyof().options;

/** Columns without a space, with room for so many, in memory that is to be let go of soon. They become wider as they must. */
export function createFactColumns(spaces = 16): FactColumns {
  return factColumnsOf(
    FACTS.map((fact) => ({
      fact,
      column: new CodeColumn(new Uint8Array(passing(spaces))),
      dictionary: createDictionary<FactValue>(),
    })),
    0,
  );
}

/** The columns of which these are the images; those without any have no known fact. */
export function factColumnsOfImage(images: readonly FactImage[], places: number): FactColumns {
  const byFact = new Map(images.map((image) => [image.fact, image]));
  return factColumnsOf(
    FACTS.map((fact) => {
      const { codes = new Uint8Array(places), values = [] } = byFact.get(fact) ?? {};
      return { fact, column: new CodeColumn(codes), dictionary: createDictionary<FactValue>(values) };
    }),
    places,
  );
}

function factColumnsOf(columns: readonly FactColumn[], from: number): FactColumns {
  let size = from;
  const byFact = new Map(columns.map((one) => [one.fact, one]));
  const columnOf = (fact: Fact): FactColumn => {
    const column = byFact.get(fact);
    if (column === undefined) throw new TypeError(`There is no column of the fact ${fact}`);
    return column;
  };
  const changed: Fact[] = [];
  const putting = puttingInto(columns, changed);
  const put = (place: number, facts: SpaceFacts): void => {
    putFacts(putting, place, facts);
    if (place >= size) size = place + 1;
  };
  return {
    changed,
    size: () => size,
    put,
    putAll(first, facts) {
      fillPlaces(columns, first, facts);
      size = Math.max(size, first + facts.length);
    },
    add: (facts) => {
      put(size, facts);
    },
    copy(place, to) {
      for (const { column } of columns) column.put(to, column.at(place));
    },
    column: columnOf,
    code: (fact, place) => columnOf(fact).column.at(place),
    codes: (fact) => columnOf(fact).dictionary.values.length,
    value: (fact, code) => columnOf(fact).dictionary.values[code],
    factsAt(place, facts) {
      const known: Known = {};
      for (const one of facts === FACTS ? columns : facts.map(columnOf)) learn(known, one, one.column.at(place));
      return asFacts(known);
    },
    factsOf: (places, facts) => factsOf(facts === FACTS ? columns : facts.map(columnOf), places),
    moved: (move) =>
      factColumnsOf(
        columns.map((one) => movedColumn(one, move)),
        move.places,
      ),
    image: () =>
      columns.map(({ fact, column, dictionary }) => ({ fact, codes: column.codes, values: valuesOf(dictionary) })),
    bytes: () =>
      columns.reduce((sum, { column, dictionary }) => sum + column.codes.byteLength + 8 * dictionary.values.length, 0),
  };
}

function factsOf(columns: readonly FactColumn[], places: readonly number[]): SpaceFacts[] {
  const codes = new Uint32Array(columns.length * places.length);
  for (const [at, { column }] of columns.entries()) column.read(places, codes, at * places.length);
  return places.map((_, row) => {
    const known: Known = {};
    for (let at = 0; at < columns.length; at += 1) learn(known, columns[at], codeAt(codes, at * places.length + row));
    return asFacts(known);
  });
}

function movedColumn({ fact, column, dictionary }: FactColumn, move: Move): FactColumn {
  return { fact, dictionary, column: new CodeColumn(moved(column.codes, move, dictionary.values.length - 1)) };
}

/** Nothing is known. */
const UNKNOWN: Readonly<Record<string, FactValue | undefined>> = Object.fromEntries(
  FACTS.map((fact) => [fact, undefined]),
);

/**
 * The facts of a space with those that are not known, in the order of `FACTS`. Hardly two spaces know the same of
 * themselves in the same order: to copy what they have takes half as long as to ask each for all that it may have.
 */
function inOneForm(facts: SpaceFacts): Readonly<Record<string, FactValue | undefined>> {
  return { ...UNKNOWN, ...facts };
}

/** Puts what is known of many spaces to places of which nothing is. */
function fillPlaces(columns: readonly FactColumn[], first: number, facts: readonly SpaceFacts[]): void {
  const rows = facts.map((one) => Object.values(inOneForm(one)));
  for (const [at, { column, dictionary }] of columns.entries()) {
    for (let row = 0; row < rows.length; row += 1) {
      const value = rows[row]?.[at];
      if (value !== undefined) column.put(first + row, dictionary.numberOf(value));
    }
  }
}

interface Putting {
  readonly columns: readonly FactColumn[];
  readonly columnByName: ReadonlyMap<string, number>;
  /** Takes the facts of which another value was there. */
  readonly changed: Fact[];
  /** Take the numbers of the values that were there, and of those that come. */
  readonly before: Uint32Array;
  readonly after: Uint32Array;
}

function puttingInto(columns: readonly FactColumn[], changed: Fact[]): Putting {
  const columnByName = new Map(columns.map(({ fact }, at) => [fact, at]));
  const [before, after] = [new Uint32Array(columns.length), new Uint32Array(columns.length)];
  return { columns, columnByName, changed, before, after };
}

function putFacts(putting: Putting, place: number, facts: SpaceFacts): void {
  const { columns, changed, before, after } = putting;
  readCodes(columns, place, before);
  numberFacts(putting, facts);
  changed.length = 0;
  for (let at = 0; at < columns.length; at += 1) {
    const [one, code] = [columns[at], codeAt(after, at)];
    if (one === undefined || code === codeAt(before, at)) continue;
    one.column.put(place, code);
    changed.push(one.fact);
  }
}

/** Numbers the values of facts, which mostly are the same as before. */
function numberFacts({ columns, columnByName, before, after }: Putting, facts: SpaceFacts): void {
  const known: Readonly<Record<string, FactValue | undefined>> = facts;
  after.fill(0);
  // Whatever the form of the object, this is quick; to copy it, or to ask for each fact, is so of some forms only.
  for (const name in known) {
    const at = columnByName.get(name) ?? columns.length;
    const value = known[name];
    const dictionary = columns[at]?.dictionary;
    if (value === undefined || dictionary === undefined) continue;
    const code = codeAt(before, at);
    after[at] = isSameValue(value, dictionary.values[code]) ? code : dictionary.numberOf(value);
  }
}

/** Reads the numbers of the values at a place so close together that the memory of all columns is waited for at once. */
function readCodes(columns: readonly FactColumn[], place: number, codes: Uint32Array): void {
  for (let at = 0; at < columns.length; at += 1) codes[at] = columns[at]?.column.at(place) ?? 0;
}

/** Facts that are being put together. */
export type Known = Partial<Record<Fact, FactValue>>;

/** Adds the fact of a column by the number of its value, unless that is not known. */
export function learn(known: Known, one: FactColumn | undefined, code: number): void {
  const value = one?.dictionary.values[code];
  if (one !== undefined && value !== undefined) known[one.fact] = value;
}

/** What was taken in as facts of a space comes out as such: nothing is checked again. */
export function asFacts(known: Known): SpaceFacts {
  return isSpaceFacts(known) ? known : {};
}

function isSpaceFacts(known: object): known is SpaceFacts {
  return typeof known === 'object';
}
