import { type Bson, isDocument } from '../bson.ts';
import { CommandFailure } from '../commandFailure.ts';
import { mapped } from '../pageStreams.ts';
import { type PipelineGround, type Stage, type StageCompiler } from './stage.ts';
import { compileAddFields } from './addFields.ts';
import { windowing } from './windows/stage.ts';

/** Gives missing values to fields: a value, the last one that was there, or one on the line between its neighbours. */
export const filling: StageCompiler = (operand, ground): Stage => {
  const stated = isDocument(operand) ? operand : {};
  if (!isDocument(stated['output']))
    throw new CommandFailure(40414, "BSON field '$fill.output' is missing but a required field");
  const wishes = Object.entries(stated['output']).map(([name, wish]) => ({ name, wish: isDocument(wish) ? wish : {} }));
  const byValue = byValues(
    wishes.filter(({ wish }) => 'value' in wish),
    ground,
  );
  const methods = wishes.filter(({ wish }) => 'method' in wish);
  if (methods.length === 0) return byValue;
  const byMethod = windowing(windowOf(stated, methods), ground);
  return (documents) => byValue(byMethod(documents));
};

interface FieldWish {
  readonly name: string;
  readonly wish: Bson;
}

function byValues(wishes: readonly FieldWish[], ground: PipelineGround): Stage {
  if (wishes.length === 0) return (documents) => documents;
  const filled = wishes.map(({ name, wish }) => [name, { $ifNull: [`$${name}`, wish['value']] }]);
  const change = compileAddFields('$fill', Object.fromEntries(filled), ground);
  return (documents) => mapped(documents, change);
}

function windowOf({ sortBy, partitionBy, partitionByFields }: Bson, wishes: readonly FieldWish[]): Bson {
  const fields: readonly unknown[] = Array.isArray(partitionByFields) ? partitionByFields : [];
  const byFields = Object.fromEntries(fields.map((field, at) => [`f${at}`, `$${String(field)}`]));
  return {
    ...(isDocument(sortBy) && { sortBy }),
    partitionBy: partitionBy ?? (fields.length > 0 ? byFields : null),
    output: Object.fromEntries(wishes.map(({ name, wish }) => [name, { [methodOf(wish)]: `$${name}` }])),
  };
}

function methodOf({ method }: Bson): string {
  const operator = METHODS[String(method)];
  if (operator !== undefined) return operator;
  throw new CommandFailure(6050202, 'Method must be either linear or locf');
}

const METHODS: Readonly<Record<string, string>> = { locf: '$locf', linear: '$linearFill' };
