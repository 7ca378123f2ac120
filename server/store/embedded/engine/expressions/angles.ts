import { CommandFailure } from '../commandFailure.ts';
import { asDouble, isBsonNumber, typeOf } from '../values/bsonTypes.ts';
import { like } from './arithmetic.ts';
import { isPresent, type Operator, type Operators } from './expression.ts';
import { ofValue, ofValues } from './operands.ts';

const HALF_TURN_DEGREES = 180;

/** Functions of angles, which are doubles, or decimals where their operand is one. */
export const ANGLES: Operators = {
  $sin: ofAngle('$sin', Math.sin, isFinite),
  $cos: ofAngle('$cos', Math.cos, isFinite),
  $tan: ofAngle('$tan', Math.tan, isFinite),
  $sinh: ofAngle('$sinh', Math.sinh),
  $cosh: ofAngle('$cosh', Math.cosh),
  $tanh: ofAngle('$tanh', Math.tanh),
  $asin: ofAngle('$asin', Math.asin, (value) => Math.abs(value) <= 1),
  $acos: ofAngle('$acos', Math.acos, (value) => Math.abs(value) <= 1),
  $atan: ofAngle('$atan', Math.atan),
  $asinh: ofAngle('$asinh', Math.asinh),
  $acosh: ofAngle('$acosh', Math.acosh, (value) => value >= 1),
  $atanh: ofAngle('$atanh', Math.atanh, (value) => Math.abs(value) <= 1),
  $atan2: ofValues('$atan2', 2, ([y, x]) => {
    if (!isPresent(y) || !isPresent(x)) return null;
    return like(Math.atan2(double('$atan2', y), double('$atan2', x)), [y, x].filter(isBsonNumber));
  }),
  $degreesToRadians: ofAngle('$degreesToRadians', (degrees) => (degrees * Math.PI) / HALF_TURN_DEGREES),
  $radiansToDegrees: ofAngle('$radiansToDegrees', (radians) => (radians * HALF_TURN_DEGREES) / Math.PI),
};

function ofAngle(
  name: string,
  compute: (value: number) => number,
  isDefined: (value: number) => boolean = () => true,
): Operator {
  return ofValue(name, (value) => {
    if (!isPresent(value)) return null;
    const number = double(name, value);
    if (!Number.isNaN(number) && !isDefined(number))
      throw new CommandFailure(50989, `cannot apply ${name} to ${number}, value is out of its range`);
    return like(compute(number), [value].filter(isBsonNumber));
  });
}

function double(name: string, value: unknown): number {
  if (isBsonNumber(value)) return asDouble(value);
  throw new CommandFailure(28765, `${name} only supports numeric types, not ${typeOf(value)}`);
}
