import { type Bson, isDocument } from '../bson.ts';
import { CommandFailure } from '../commandFailure.ts';
import { compileExpression } from '../expressions/compiling.ts';
import { createProjection, type Projection } from '../projecting.ts';
import { asDouble, isBsonNumber } from '../values/bsonTypes.ts';
import { type StepGround } from './stage.ts';

/**
 * Compiles what `$project` says. Unlike the projection of `find` it knows no `list.$`, no `$elemMatch`, and `$slice` only as
 * the expression.
 *
 * @throws {CommandFailure} 15969, 51272, 16410, InvalidPipelineOperator
 */
export function compileStageProjection(operand: unknown, ground: StepGround): Projection {
  if (!isDocument(operand)) throw new CommandFailure(15969, '$project specification must be an object');
  const stated = withExpressions(operand, ground);
  const project = createProjection(leavesOut(operand) ? stated : withComputedMeta(stated), ground);
  if (project) return project;
  throw new CommandFailure(
    51272,
    'Invalid $project :: caused by :: projection specification must have at least one field',
  );
}

function leavesOut(stated: Bson): boolean {
  return Object.entries(stated).some(
    ([path, value]) => path !== '_id' && (value === false || (isBsonNumber(value) && asDouble(value) === 0)),
  );
}

/** What is known beside the fields is asked for like fields here, so that nothing else is shown. */
function withComputedMeta(stated: Bson): Bson {
  return Object.fromEntries(
    Object.entries(stated).map(([path, value]) => [
      path,
      isDocument(value) && '$meta' in value ? { $let: { vars: {}, in: value } } : value,
    ]),
  );
}

function withExpressions(stated: Bson, ground: StepGround): Bson {
  return Object.fromEntries(
    Object.entries(stated).map(([path, value]) => {
      if (path.split('.').includes('$'))
        throw new CommandFailure(16410, `FieldPath field names may not start with '$': ${path}`);
      return [path, isDocument(value) ? asExpression(value, ground) : value];
    }),
  );
}

function asExpression(value: Bson, ground: StepGround): Bson {
  const [name = ''] = Object.keys(value);
  if (!name.startsWith('$')) return withExpressions(value, ground);
  compileExpression(value, ground);
  return name === '$slice' ? { $let: { vars: {}, in: value } } : value;
}
