import { asText, isBsonNumber, typeOf } from '../values/bsonTypes.ts';
import { CommandFailure } from '../commandFailure.ts';
import { isPresent, type Operator, type Operators } from './expression.ts';
import { ofValue } from './operands.ts';

/** Where null is an empty text; all else of texts is borrowed. */
export const TEXTS: Operators = {
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
