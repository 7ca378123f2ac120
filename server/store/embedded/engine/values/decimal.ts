import { Decimal128 } from 'bson';

/** A finite decimal number: coefficient · 10^exponent. */
export interface Decimal {
  readonly coefficient: bigint;
  readonly exponent: number;
}

/** The number that a text such as `-1.50E+3` says; `undefined` for infinity and what is no number. */
export function readDecimal(text: string): Decimal | undefined {
  const [found, whole = '', part = '', exponent = '0'] = DECIMAL.exec(text) ?? [];
  if (found === undefined) return undefined;
  return { coefficient: BigInt(`${whole}${part}`), exponent: Number(exponent) - part.length };
}

/** The sign goes with the digits before the point. */
const DECIMAL = /^([+-]?\d+)(?:\.(\d*))?(?:[eE]([+-]?\d+))?$/;

export function addDecimals(one: Decimal, other: Decimal): Decimal {
  const exponent = Math.min(one.exponent, other.exponent);
  return { coefficient: scaled(one, exponent) + scaled(other, exponent), exponent };
}

export function multiplyDecimals(one: Decimal, other: Decimal): Decimal {
  return { coefficient: one.coefficient * other.coefficient, exponent: one.exponent + other.exponent };
}

/** With more digits than are kept, the last of which tells whether there are others behind it. The divisor is not 0. */
export function divideDecimals(one: Decimal, other: Decimal): Decimal {
  const ideal = one.exponent - other.exponent;
  const shift = Math.max(0, DIGITS + 2 + digitsOf(other) - digitsOf(one));
  const scaledUp = one.coefficient * 10n ** BigInt(shift);
  const quotient = scaledUp / other.coefficient;
  if (scaledUp % other.coefficient === 0n) return trimmed({ coefficient: quotient, exponent: ideal - shift }, ideal);
  const isNegative = one.coefficient < 0n !== other.coefficient < 0n;
  return { coefficient: quotient * 10n + (isNegative ? -1n : 1n), exponent: ideal - shift - 1 };
}

/** What is left when the divisor is taken off as often as it goes; it has the sign of the first. */
export function decimalRemainder(one: Decimal, other: Decimal): Decimal {
  const exponent = Math.min(one.exponent, other.exponent);
  return { coefficient: scaled(one, exponent) % scaled(other, exponent), exponent };
}

function digitsOf({ coefficient }: Decimal): number {
  return coefficient.toString().replace('-', '').length;
}

/** Without zeros at its end, as far as an exponent. */
function trimmed({ coefficient, exponent }: Decimal, most: number): Decimal {
  if (exponent >= most || coefficient % 10n !== 0n) return { coefficient, exponent };
  return trimmed({ coefficient: coefficient / 10n, exponent: exponent + 1 }, most);
}

/** Below 0, 0, above 0. */
export function compareDecimals(one: Decimal, other: Decimal): number {
  const exponent = Math.min(one.exponent, other.exponent);
  const [left, right] = [scaled(one, exponent), scaled(other, exponent)];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** The decimal number that a double is, exactly. The double is finite. */
export function exactDecimal(double: number): Decimal {
  let exponent = 0;
  let whole = double;
  // Doubling is exact, and every finite double becomes whole by it.
  while (!Number.isInteger(whole)) {
    whole *= 2;
    exponent += 1;
  }
  // m / 2^n = m · 5^n / 10^n
  return { coefficient: BigInt(whole) * 5n ** BigInt(exponent), exponent: -exponent };
}

/** As BSON has it: 34 digits, a tie to the even one. */
export function toDecimal128(decimal: Decimal): Decimal128 {
  const { coefficient, exponent } = rounded(decimal);
  return Decimal128.fromString(`${coefficient}E${exponent >= 0 ? '+' : ''}${exponent}`);
}

const DIGITS = 34;

function rounded({ coefficient, exponent }: Decimal): Decimal {
  const size = coefficient < 0n ? -coefficient : coefficient;
  const excess = size.toString().length - DIGITS;
  if (excess <= 0) return { coefficient, exponent };
  const unit = 10n ** BigInt(excess);
  const doubled = 2n * (size % unit);
  const floor = size / unit;
  const isUp = doubled > unit || (doubled === unit && floor % 2n === 1n);
  const result = isUp ? floor + 1n : floor;
  // Rounding up may have added a digit.
  return rounded({ coefficient: coefficient < 0n ? -result : result, exponent: exponent + excess });
}

function scaled({ coefficient, exponent }: Decimal, to: number): bigint {
  return coefficient === 0n ? 0n : coefficient * 10n ** BigInt(exponent - to);
}
