import { Double, Long } from 'bson';
import { quotient } from '../values/arithmetic.ts';
import { asDouble, isBsonNumber } from '../values/bsonTypes.ts';
import { createSum } from './summing.ts';
import { isPresent } from './expression.ts';
import { documentOf } from './objects.ts';
import { type ValueOrder } from './ordering.ts';

/** Takes one value after another and makes one of them all. */
export interface Accumulator {
  readonly add: (value: unknown) => void;
  readonly result: () => unknown;
}

const MAKERS = {
  $sum: sum,
  $avg: average,
  $min: ({ compare }: ValueOrder) => extreme((one, other) => compare(one, other) < 0),
  $max: ({ compare }: ValueOrder) => extreme((one, other) => compare(one, other) > 0),
  $first: first,
  $last: last,
  $push: pushed,
  $addToSet: set,
  $mergeObjects: merged,
  $stdDevPop: () => deviation(0),
  $stdDevSamp: () => deviation(1),
} as const;

/** The accumulators that take one value of each document. */
export type AccumulatorName = keyof typeof MAKERS;

export function isAccumulatorName(name: string): name is AccumulatorName {
  return name in MAKERS;
}

export function createAccumulator(name: AccumulatorName, order: ValueOrder): Accumulator {
  return MAKERS[name](order);
}

/** What is no number adds nothing. */
function sum(): Accumulator {
  const total = createSum();
  return {
    add(value) {
      if (isBsonNumber(value)) total.add(value);
    },
    result: total.result,
  };
}

function average(): Accumulator {
  const total = createSum();
  let count = 0;
  return {
    add(value) {
      if (!isBsonNumber(value)) return;
      total.add(value);
      count += 1;
    },
    result() {
      if (count === 0) return null;
      return quotient(total.result(), Long.fromNumber(count));
    },
  };
}

function extreme(isBetter: (one: unknown, other: unknown) => boolean): Accumulator {
  let best: unknown;
  return {
    add(value) {
      if (isPresent(value) && (best === undefined || isBetter(value, best))) best = value;
    },
    result: () => best ?? null,
  };
}

function first(): Accumulator {
  let isSet = false;
  let value: unknown;
  return {
    add(next) {
      if (!isSet) value = next;
      isSet = true;
    },
    result: () => value ?? null,
  };
}

function last(): Accumulator {
  let value: unknown;
  return {
    add(next) {
      value = next;
    },
    result: () => value ?? null,
  };
}

function pushed(): Accumulator {
  const values: unknown[] = [];
  return {
    add(value) {
      if (value !== undefined) values.push(value);
    },
    result: () => [...values],
  };
}

function set({ keys }: ValueOrder): Accumulator {
  const keyOf = keys();
  const valueByKey = new Map<string, unknown>();
  return {
    add(value) {
      if (value === undefined) return;
      const key = keyOf(value);
      if (!valueByKey.has(key)) valueByKey.set(key, value);
    },
    result: () => [...valueByKey.values()],
  };
}

function merged(): Accumulator {
  const result: Record<string, unknown> = {};
  return {
    add(value) {
      Object.assign(result, documentOf(value));
    },
    result: () => ({ ...result }),
  };
}

/** By Welford's method, which does not lose digits where the values are large and near to one another. */
function deviation(freedom: 0 | 1): Accumulator {
  let count = 0;
  let mean = 0;
  let squares = 0;
  return {
    add(value) {
      if (!isBsonNumber(value)) return;
      const double = asDouble(value);
      count += 1;
      const before = double - mean;
      mean += before / count;
      squares += before * (double - mean);
    },
    result: () => (count > freedom ? new Double(Math.sqrt(squares / (count - freedom))) : null),
  };
}
