import { type FactValue } from '#shared/criterion.ts';
import { SpaceFacts } from '#shared/space.ts';

/** The name of a fact of a space. */
export type Fact = keyof SpaceFacts;

/** What is known of many spaces, each distinct value of a fact once. Spaces are places, counted from 0. */
export interface FactColumns {
  /** How many spaces there are. */
  readonly size: () => number;
  /** Takes in one more space, at the next place. */
  readonly add: (facts: SpaceFacts) => void;
  /** The number of a space's value of a fact among those that there are of it; 0 is not known. */
  readonly code: (fact: Fact, place: number) => number;
  /** How many numbers a fact has, 0 included. */
  readonly codes: (fact: Fact) => number;
  /** The value of a number; undefined of 0. */
  readonly value: (fact: Fact, code: number) => FactValue | undefined;
  /** The given facts of a space, as far as they are known. */
  readonly factsAt: (place: number, facts: readonly Fact[]) => SpaceFacts;
  /** The same spaces in another order: the space of `order[0]` first. */
  readonly inOrder: (order: Uint32Array) => FactColumns;
  readonly bytes: () => number;
}

const FACTS: readonly Fact[] = SpaceFacts.keyof().options;

/** Columns without a space. */
export function createFactColumns(): FactColumns {
  return factColumnsOf(new Map(FACTS.map((fact) => [fact, emptyColumn()])), 0);
}

interface Column {
  readonly values: (FactValue | undefined)[];
  readonly codeByValue: Map<FactValue, number>;
  codes: Uint8Array | Uint16Array | Uint32Array;
}

function emptyColumn(): Column {
  return { values: [undefined], codeByValue: new Map(), codes: new Uint8Array(16) };
}

function factColumnsOf(columns: ReadonlyMap<Fact, Column>, from: number): FactColumns {
  let size = from;
  const columnOf = (fact: Fact): Column => columns.get(fact) ?? emptyColumn();
  const inTurn = FACTS.map((fact) => ({ fact, column: columnOf(fact) }));
  return {
    size: () => size,
    add(facts) {
      for (const { fact, column } of inTurn) put(column, size, numberOf(column, facts[fact]));
      size += 1;
    },
    code: (fact, place) => columnOf(fact).codes[place] ?? 0,
    codes: (fact) => columnOf(fact).values.length,
    value: (fact, code) => columnOf(fact).values[code],
    factsAt: (place, facts) =>
      gathered(facts, (fact) => {
        const { values, codes } = columnOf(fact);
        return values[codes[place] ?? 0];
      }),
    inOrder: (order) =>
      factColumnsOf(new Map([...columns].map(([fact, column]) => [fact, reordered(column, order)])), order.length),
    bytes: () => inTurn.reduce((sum, { column: { codes, values } }) => sum + codes.byteLength + 8 * values.length, 0),
  };
}

function numberOf({ values, codeByValue }: Column, value: FactValue | undefined): number {
  if (value === undefined) return 0;
  // Lists of the same items in the same order are one value.
  const key = Array.isArray(value) ? `[${value.join(',')}` : value;
  const known = codeByValue.get(key);
  if (known !== undefined) return known;
  const code = values.push(value) - 1;
  codeByValue.set(key, code);
  return code;
}

function put(column: Column, place: number, code: number): void {
  if (place >= column.codes.length || code > maxOf(column.codes)) {
    const wider = widthFor(Math.max(code, maxOf(column.codes)), Math.max(column.codes.length, 2 * place));
    wider.set(column.codes);
    column.codes = wider;
  }
  column.codes[place] = code;
}

function reordered({ values, codeByValue, codes }: Column, order: Uint32Array): Column {
  const moved = widthFor(values.length, order.length);
  for (let place = 0; place < order.length; place += 1) moved[place] = codes[order[place] ?? 0] ?? 0;
  return { values, codeByValue, codes: moved };
}

function maxOf({ BYTES_PER_ELEMENT }: Column['codes']): number {
  return 2 ** (8 * BYTES_PER_ELEMENT) - 1;
}

function widthFor(code: number, length: number): Column['codes'] {
  if (code < 2 ** 8) return new Uint8Array(length);
  return code < 2 ** 16 ? new Uint16Array(length) : new Uint32Array(length);
}

function gathered(facts: readonly Fact[], valueOf: (fact: Fact) => FactValue | undefined): SpaceFacts {
  const known: Partial<Record<Fact, FactValue>> = {};
  for (const fact of facts) {
    const value = valueOf(fact);
    if (value !== undefined) known[fact] = value;
  }
  return isSpaceFacts(known) ? known : {};
}

/** What was taken in as facts of a space comes out as such: nothing is checked again. */
function isSpaceFacts(known: object): known is SpaceFacts {
  return Object.keys(known).length >= 0;
}
