import { CommandFailure } from '../commandFailure.ts';
import { asInteger, typeOf } from '../values/bsonTypes.ts';
import { borrowed } from './borrowed.ts';
import { type Compiler, type Evaluate, isPresent, type Operators } from './expression.ts';
import { namedOperands, optionalOperand } from './operands.ts';
import { shiftedBy } from './shiftingDates.ts';

/** What mingo computes of dates is right but for where a span begins, and for months of other lengths and zones. */
export const DATES: Operators = {
  $dateTrunc: truncated,
  $dateAdd: shiftedBy('$dateAdd', 1),
  $dateSubtract: shiftedBy('$dateSubtract', -1),
};

const OPERANDS = { required: ['date', 'unit'], optional: ['binSize', 'timezone', 'startOfWeek'] };

function truncated(operand: unknown, compiler: Compiler): Evaluate {
  const { date, unit, binSize, timezone, startOfWeek } = namedOperands('$dateTrunc', OPERANDS, operand);
  if (timezone !== undefined && timezone !== 'UTC' && timezone !== 'GMT') return inZone(operand, compiler);
  const [from, by] = [compiler.compile(date), compiler.compile(unit)];
  const size = optionalOperand(compiler, binSize, 1);
  const first = optionalOperand(compiler, startOfWeek, 'sunday');
  return (scope) => {
    const [instant, name, count] = [from(scope), by(scope), asInteger(size(scope))];
    if (!isPresent(instant) || !isPresent(name) || count === undefined) return null;
    if (!(instant instanceof Date))
      throw new CommandFailure(5439012, `$dateTrunc requires 'date' to be a date, but got ${typeOf(instant)}`);
    return new Date(
      beginningOf(instant.getTime(), { unit: String(name), size: Number(count), firstDay: String(first(scope)) }),
    );
  };
}

function inZone(operand: unknown, compiler: Compiler): Evaluate {
  const operator = borrowed('$dateTrunc');
  if (!operator) throw new CommandFailure('InvalidPipelineOperator', "Unrecognized expression '$dateTrunc'");
  return operator(operand, compiler);
}

interface Span {
  readonly unit: string;
  readonly size: number;
  readonly firstDay: string;
}

/** Spans are counted from the beginning of the year 2000. */
const ORIGIN_MS = Date.UTC(2000, 0, 1);
const DAY_MS = 86_400_000;
const MS_BY_UNIT: Readonly<Record<string, number>> = {
  millisecond: 1,
  second: 1000,
  minute: 60_000,
  hour: 3_600_000,
  day: DAY_MS,
};
const MONTHS_BY_UNIT: Readonly<Record<string, number>> = { month: 1, quarter: 3, year: 12 };
const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

function beginningOf(ms: number, { unit, size, firstDay }: Span): number {
  const [length, months] = [MS_BY_UNIT[unit], MONTHS_BY_UNIT[unit]];
  if (length !== undefined) return floored(ms - ORIGIN_MS, length * size) + ORIGIN_MS;
  if (months !== undefined) {
    const date = new Date(ms);
    const since = (date.getUTCFullYear() - 2000) * 12 + date.getUTCMonth();
    return Date.UTC(2000, floored(since, months * size), 1);
  }
  if (unit !== 'week') throw new CommandFailure('FailedToParse', `unknown time unit value: ${unit}`);
  // The first of January 2000 was a Saturday.
  const day = DAYS.findIndex((name) => name.startsWith(firstDay.toLowerCase().slice(0, 3)));
  const weekOrigin = ORIGIN_MS + ((((day - 6) % 7) + 7) % 7) * DAY_MS;
  return floored(ms - weekOrigin, 7 * DAY_MS * size) + weekOrigin;
}

function floored(value: number, by: number): number {
  return Math.floor(value / by) * by;
}
