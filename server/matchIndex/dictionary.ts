/** Distinct values, numbered from 1 in the order in which they were met; 0 stands for none. */
export interface Dictionary<T> {
  /** The number of a value, which is new where the value is. */
  readonly numberOf: (value: T | undefined) => number;
  /** By number; the first is undefined. */
  readonly values: readonly (T | undefined)[];
}

type Single = string | number | boolean;

/** A dictionary of single values and of lists: lists of the same items in the same order are one value. The known ones, which are distinct, have the first numbers. */
export function createDictionary<T extends Single | readonly Single[]>(known: readonly T[] = []): Dictionary<T> {
  return new ValueDictionary([undefined, ...known]);
}

/** A class, so that all dictionaries have one function, which can be laid into the loop that calls it. */
class ValueDictionary<T extends Single | readonly Single[]> implements Dictionary<T> {
  readonly values: (T | undefined)[];
  // In an index that is read from a file and never changed, none is sought.
  private numbers: ValueNumbers | undefined;
  // Most spaces are like the one before them. What is compared is of one kind: that takes half as long.
  private lastAmount = NaN;
  private amountNumber = 0;
  private lastText: string | undefined;
  private textNumber = 0;
  private last: T | undefined;
  private lastNumber = 0;

  constructor(values: (T | undefined)[]) {
    this.values = values;
  }

  numberOf(value: T | undefined): number {
    if (value === undefined) return 0;
    if (typeof value === 'number') {
      if (value !== this.lastAmount) this.amountNumber = this.sought(value);
      this.lastAmount = value;
      return this.amountNumber;
    }
    if (typeof value === 'string') {
      if (value !== this.lastText) this.textNumber = this.sought(value);
      this.lastText = value;
      return this.textNumber;
    }
    if (!isSameValue(value, this.last)) this.lastNumber = this.sought(value);
    this.last = value;
    return this.lastNumber;
  }

  private sought(value: T): number {
    this.numbers ??= new ValueNumbers(this.values);
    const number = this.numbers.numberOf(value, this.values.length);
    if (number === this.values.length) this.values.push(value);
    return number;
  }
}

/** Whether values are one: lists by their items. */
export function isSameValue(one: Single | readonly Single[], other: Single | readonly Single[] | undefined): boolean {
  if (one === other) return true;
  return isList(one) && isList(other) && isSameList(one, other);
}

function isSameList(one: readonly Single[], other: readonly Single[]): boolean {
  if (one.length !== other.length) return false;
  for (let at = 0; at < one.length; at += 1) if (one[at] !== other[at]) return false;
  return true;
}

/** The numbers of values, by what they are. */
class ValueNumbers {
  private readonly bySingle = new Map<Single, number>();
  private readonly lists = new ListNode();

  constructor(values: readonly (Single | readonly Single[] | undefined)[]) {
    for (const [number, value] of values.entries()) if (value !== undefined) this.numberOf(value, number);
  }

  /** The number of a value, which gets the other one where it has none. */
  numberOf(value: Single | readonly Single[], otherwise: number): number {
    if (isList(value)) {
      const node = listNodeAt(this.lists, value);
      if (node.number === 0) node.number = otherwise;
      return node.number;
    }
    const known = this.bySingle.get(value);
    if (known === undefined) this.bySingle.set(value, otherwise);
    return known ?? otherwise;
  }
}

/** How values are told apart: by a key, or, where there are few, by themselves. */
export interface Telling<T> {
  readonly key: (value: T) => string;
  readonly isSame: (one: T, other: T) => boolean;
}

/** So many values are looked through before a key is made: most stocks have no more. */
const LOOKED_THROUGH = 16;

/** A dictionary of values that are told apart by a key. The known ones, which are distinct, have the first numbers. */
export function createKeyedDictionary<T>({ key, isSame }: Telling<T>, known: readonly T[] = []): Dictionary<T> {
  const values: (T | undefined)[] = [undefined, ...known];
  const numberByKey = new Map(known.map((value, at) => [key(value), at + 1]));
  // Most spaces are like the one before them.
  let lastNumber = 0;

  function isOf(number: number, value: T): boolean {
    const other = values[number];
    return other !== undefined && isSame(other, value);
  }

  function numberByLooking(value: T): number {
    for (let number = 1; number < Math.min(values.length, LOOKED_THROUGH); number += 1) {
      if (isOf(number, value)) return number;
    }
    return 0;
  }

  function numberOfKey(value: T): number {
    const own = key(value);
    const number = numberByKey.get(own) ?? values.push(value) - 1;
    numberByKey.set(own, number);
    return number;
  }
  return {
    values,
    numberOf(value) {
      if (value === undefined) return 0;
      if (!isOf(lastNumber, value)) lastNumber = numberByLooking(value) || numberOfKey(value);
      return lastNumber;
    },
  };
}

/** Lists by their items, the first item first: quicker than to make a text of every list. */
class ListNode {
  number = 0;
  private next: Map<Single, ListNode> | undefined;

  after(item: Single): ListNode {
    this.next ??= new Map();
    const known = this.next.get(item);
    if (known !== undefined) return known;
    const node = new ListNode();
    this.next.set(item, node);
    return node;
  }
}

/** Where the way along the items of a list leads to from a node. */
function listNodeAt(root: ListNode, items: readonly Single[]): ListNode {
  let node = root;
  for (const item of items) node = node.after(item);
  return node;
}

function isList(value: Single | readonly Single[] | undefined): value is readonly Single[] {
  return typeof value === 'object';
}

/** The values of a dictionary, of which another one like it can be made. */
export function valuesOf<T>({ values }: Dictionary<T>): T[] {
  return values.flatMap((value) => (value === undefined ? [] : [value]));
}
