import { ObjectId, Timestamp } from 'bson';
import { CommandFailure } from '../commandFailure.ts';
import { asInteger, typeOf } from '../values/bsonTypes.ts';
import { type Operator, isPresent } from './expression.ts';
import { namedOperands, optionalOperand } from './operands.ts';
import { offsetOf } from './zoneOffset.ts';

const OPERANDS = { required: ['startDate', 'unit', 'amount'], optional: ['timezone'] };
const MONTHS_BY_UNIT: Readonly<Record<string, number>> = { month: 1, quarter: 3, year: 12 };
const MS_BY_UNIT: Readonly<Record<string, number>> = { millisecond: 1, second: 1000, minute: 60_000, hour: 3_600_000 };
const DAYS_BY_UNIT: Readonly<Record<string, number>> = { day: 1, week: 7 };

/** `$dateAdd`, or with -1 `$dateSubtract`: days and months by the calendar of the zone, where a shorter month ends with its last day. */
export function shiftedBy(name: string, sign: 1 | -1): Operator {
  return (operand, compiler) => {
    const { startDate, unit, amount, timezone } = namedOperands(name, OPERANDS, operand);
    const all = [startDate, unit, amount].map(compiler.compile);
    const zoneOf = optionalOperand(compiler, timezone, 'UTC');
    return (scope) => {
      const [start, step, count] = all.map((evaluate) => evaluate(scope));
      const zone = zoneOf(scope);
      if (![start, step, count, zone].every(isPresent)) return null;
      const shift = { unit: String(step), amount: sign * integerOf(name, count) };
      const end = shifted(instantOf(name, start), shift, String(zone));
      if (Number.isNaN(end.getTime())) throw new CommandFailure(5166406, `${name} overflowed`);
      return end;
    };
  };
}

interface Shift {
  readonly unit: string;
  readonly amount: number;
}

function shifted(startMs: number, { unit, amount }: Shift, zone: string): Date {
  const length = MS_BY_UNIT[unit];
  if (length !== undefined) return new Date(startMs + length * amount);
  const local = new Date(startMs + offsetOf(zone, startMs));
  const [days, months] = [DAYS_BY_UNIT[unit], MONTHS_BY_UNIT[unit]];
  if (days !== undefined) local.setUTCDate(local.getUTCDate() + days * amount);
  else if (months !== undefined) addMonths(local, months * amount);
  else throw new CommandFailure('FailedToParse', `unknown time unit value: ${unit}`);
  const localMs = local.getTime();
  // What the offset is there is known by what it is at about that time.
  return new Date(localMs - offsetOf(zone, localMs - offsetOf(zone, localMs)));
}

function addMonths(date: Date, months: number): void {
  const day = date.getUTCDate();
  date.setUTCMonth(date.getUTCMonth() + months);
  // The day has run over into the next month.
  if (date.getUTCDate() !== day) date.setUTCDate(0);
}

function instantOf(name: string, value: unknown): number {
  if (value instanceof Date) return value.getTime();
  if (value instanceof ObjectId) return value.getTimestamp().getTime();
  if (value instanceof Timestamp) return value.t * 1000;
  throw new CommandFailure(5166403, `${name} requires startDate to be convertible to a date, but got ${typeOf(value)}`);
}

function integerOf(name: string, value: unknown): number {
  const integer = asInteger(value);
  if (integer !== undefined) return Number(integer);
  throw new CommandFailure(5166405, `${name} expects integer amount of time units`);
}
