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
  const values: (T | undefined)[] = [undefined];
  const numberBySingle = new Map<Single, number>();
  const lists = new ListNode();
  // Most spaces are like the one before them.
  let last: T | undefined;
  let lastNumber = 0;

  function numberOfSingle(single: Single, value: T): number {
    const known = numberBySingle.get(single);
    if (known !== undefined) return known;
    const number = values.push(value) - 1;
    numberBySingle.set(single, number);
    return number;
  }

  function numberOfList(list: readonly Single[], value: T): number {
    const node = lists.at(list);
    if (node.number === 0) node.number = values.push(value) - 1;
    return node.number;
  }
  const dictionary: Dictionary<T> = {
    values,
    numberOf(value) {
      if (value === undefined) return 0;
      if (value === last) return lastNumber;
      last = value;
      lastNumber = isList(value) ? numberOfList(value, value) : numberOfSingle(value, value);
      return lastNumber;
    },
  };
  known.forEach(dictionary.numberOf);
  return dictionary;
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

  at(items: readonly Single[]): ListNode {
    return items.reduce<ListNode>((node, item) => node.after(item), this);
  }

  private after(item: Single): ListNode {
    this.next ??= new Map();
    const known = this.next.get(item);
    if (known !== undefined) return known;
    const node = new ListNode();
    this.next.set(item, node);
    return node;
  }
}

function isList(value: Single | readonly Single[]): value is readonly Single[] {
  return typeof value === 'object';
}

/** The values of a dictionary, of which another one like it can be made. */
export function valuesOf<T>({ values }: Dictionary<T>): T[] {
  return values.flatMap((value) => (value === undefined ? [] : [value]));
}
