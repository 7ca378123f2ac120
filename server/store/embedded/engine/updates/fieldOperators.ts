import { Timestamp } from 'bson';
import { isDocument } from '../bson.ts';
import { CommandFailure } from '../commandFailure.ts';
import { compareValues } from '../values/comparing.ts';
import { shown } from '../values/shown.ts';
import { creating, KEPT, ofPresent, REMOVED, type UpdateOperator } from './modification.ts';

export const FIELD_OPERATORS: Readonly<Record<string, UpdateOperator>> = {
  $set: (operand) => creating(() => operand),
  $setOnInsert: (operand) => creating(() => operand),
  $unset: () => ofPresent(() => REMOVED),
  $min: (operand, _, { texts }) => extreme((current) => compareValues(operand, current, texts) < 0, operand),
  $max: (operand, _, { texts }) => extreme((current) => compareValues(operand, current, texts) > 0, operand),
  $currentDate(operand, path, { now }) {
    const isTimestamp = currentType(operand, path) === 'timestamp';
    return creating(() => (isTimestamp ? timestampOf(now()) : now()));
  },
};

/** Takes the operand where it stands so to the present value, in the order of all values. */
function extreme(isBetter: (current: unknown) => boolean, operand: unknown) {
  return creating((current) => (current === undefined || isBetter(current) ? operand : KEPT));
}

function currentType(operand: unknown, path: string): 'date' | 'timestamp' {
  if (typeof operand === 'boolean') return 'date';
  if (!isDocument(operand))
    throw new CommandFailure(
      'BadValue',
      `${typeof operand} is not valid type for $currentDate. Please use a boolean ('true') or a $type expression ({$type: 'timestamp/date'}).`,
    );
  const { $type: type, ...others } = operand;
  const [other] = Object.keys(others);
  if (other !== undefined) throw new CommandFailure('BadValue', `Unrecognized $currentDate option: ${other}`);
  if (type === 'date' || type === 'timestamp') return type;
  throw new CommandFailure(
    'BadValue',
    `The '$type' string field is required to be 'date' or 'timestamp': {$currentDate: {${path}: ${shown(operand)}}}`,
  );
}

function timestampOf(now: Date): Timestamp {
  return new Timestamp({ t: Math.floor(now.getTime() / 1000), i: 1 });
}
