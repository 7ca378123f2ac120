import { Int32 } from 'bson';
import { asInteger, asText, isBsonNumber, typeOf } from '../values/bsonTypes.ts';
import { CommandFailure } from '../commandFailure.ts';
import { isPresent, type Operator, type Operators } from './expression.ts';
import { ofValue, ofValues } from './operands.ts';

/** Where null is an empty text, and where a text is within another; all else of texts is borrowed. */
export const TEXTS: Operators = {
  $indexOfCP: position('$indexOfCP', { notText: 40093, notSought: 40094 }, (text) => Array.from(text)),
  $indexOfBytes: position('$indexOfBytes', { notText: 40091, notSought: 40092 }, (text) =>
    Array.from(Buffer.from(text), (byte) => String.fromCharCode(byte)),
  ),
  $toLower: cased('$toLower', (text) => text.replace(/[A-Z]+/gu, (letters) => letters.toLowerCase())),
  $toUpper: cased('$toUpper', (text) => text.replace(/[a-z]+/gu, (letters) => letters.toUpperCase())),
};

function cased(name: string, change: (text: string) => string): Operator {
  return ofValue(name, (value) => {
    if (!isPresent(value)) return '';
    const text = asText(value) ?? otherText(value);
    if (text === undefined) throw new CommandFailure(16007, `can't convert from BSON type ${typeOf(value)} to String`);
    return change(text);
  });
}

function otherText(value: unknown): string | undefined {
  if (value instanceof Date) return value.toISOString();
  return isBsonNumber(value) ? value.toString() : undefined;
}

interface Codes {
  readonly notText: number;
  readonly notSought: number;
}

/** Counted in the units into which the text is cut; -1 where there is none. */
function position(name: string, codes: Codes, cut: (text: string) => readonly string[]): Operator {
  return ofValues(name, { least: 2, most: 4 }, ([text, sought, start, end]) => {
    if (!isPresent(text)) return null;
    const units = cut(textIn(name, text, codes.notText));
    const part = cut(textIn(name, sought, codes.notSought)).join('');
    const [from, to] = [indexIn(name, start, 0), indexIn(name, end, units.length)];
    if (from > to || from > units.length) return new Int32(-1);
    const before = units.slice(0, from).join('').length;
    return new Int32(unitAt(units, units.slice(0, to).join('').indexOf(part, before)));
  });
}

/** The number of the unit that begins at an offset; -1 stays. */
function unitAt(units: readonly string[], offset: number): number {
  if (offset < 0) return -1;
  let passed = 0;
  let at = 0;
  for (; passed < offset; at += 1) passed += units[at]?.length ?? 1;
  return at;
}

function textIn(name: string, value: unknown, code: number): string {
  const text = asText(value);
  if (text !== undefined) return text;
  throw new CommandFailure(code, `${name} requires a string as its arguments, found: ${typeOf(value ?? null)}`);
}

function indexIn(name: string, value: unknown, otherwise: number): number {
  if (value === undefined) return otherwise;
  const index = asInteger(value);
  if (index === undefined)
    throw new CommandFailure(40096, `${name} requires an integral index, found a value of type: ${typeOf(value)}`);
  if (index < 0n) throw new CommandFailure(40097, `${name} requires a nonnegative index, found: ${index}`);
  return Number(index);
}
