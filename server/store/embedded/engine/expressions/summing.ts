import { Decimal128, Double, Int32, Long } from 'bson';
import { addDecimals, type Decimal, exactDecimal, readDecimal, toDecimal128 } from '../values/decimal.ts';
import { asDouble, type BsonNumber, isInt32 } from '../values/bsonTypes.ts';

/** A sum of numbers of any types. */
export interface Sum {
  readonly add: (value: BsonNumber) => void;
  readonly result: () => BsonNumber;
}

/** Integers and decimals are added exactly, doubles with the parts that a double loses kept beside them. */
export function createSum(): Sum {
  let whole = 0;
  let large = 0n;
  let isLong = false;
  let doubles: { sum: number; lost: number } | undefined;
  let decimal: Decimal128 | undefined;

  const addWhole = (value: number): void => {
    whole += value;
    if (Number.isSafeInteger(whole)) return;
    large += BigInt(whole - value) + BigInt(value);
    whole = 0;
  };
  const addDouble = (value: number): void => {
    doubles ??= { sum: 0, lost: 0 };
    const next = doubles.sum + value;
    doubles.lost += Math.abs(doubles.sum) >= Math.abs(value) ? doubles.sum - next + value : value - next + doubles.sum;
    doubles.sum = next;
  };

  return {
    add(value) {
      if (value instanceof Int32) addWhole(value.value);
      else if (typeof value === 'number' && isInt32(value)) addWhole(value);
      else if (value instanceof Long) {
        isLong = true;
        large += value.toBigInt();
      } else if (value instanceof Decimal128) decimal = decimal ? addedDecimals(decimal, value) : value;
      else addDouble(asDouble(value));
    },
    result() {
      const total = large + BigInt(whole);
      if (decimal) return addedDecimals(addedDecimals(decimal, wholeDecimal(total)), doubleDecimal(doubles));
      if (doubles) return new Double(doubled(doubles) + Number(total));
      return sized(total, isLong);
    },
  };
}

function doubled({ sum, lost }: { readonly sum: number; readonly lost: number }): number {
  return Number.isFinite(sum) ? sum + lost : sum;
}

function sized(total: bigint, isLong: boolean): BsonNumber {
  if (!isLong && BigInt.asIntN(32, total) === total) return new Int32(Number(total));
  return BigInt.asIntN(64, total) === total ? Long.fromBigInt(total) : new Double(Number(total));
}

function wholeDecimal(total: bigint): Decimal128 {
  return Decimal128.fromString(total.toString());
}

function doubleDecimal(doubles: { readonly sum: number; readonly lost: number } | undefined): Decimal128 {
  if (!doubles) return Decimal128.fromString('0');
  const double = doubled(doubles);
  return Number.isFinite(double) ? toDecimal128(exactDecimal(double)) : Decimal128.fromString(String(double));
}

function addedDecimals(one: Decimal128, other: Decimal128): Decimal128 {
  const [left, right]: readonly (Decimal | undefined)[] = [readDecimal(one.toString()), readDecimal(other.toString())];
  if (left && right) return toDecimal128(addDecimals(left, right));
  // Infinity, or not a number.
  return Decimal128.fromString(String(Number(one.toString()) + Number(other.toString())));
}
