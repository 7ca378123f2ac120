import { type Bson } from '../bson.ts';
import { CommandFailure } from '../commandFailure.ts';
import { STAGES } from '../stageNames.ts';

/** A stage as it is stated: its name, and what it is applied to. */
export interface StatedStage {
  readonly name: string;
  readonly operand: unknown;
}

/** @throws {CommandFailure} 40323, UnrecognizedStage */
export function readStage(stated: Bson): StatedStage {
  const [name = '', ...others] = Object.keys(stated);
  if (others.length > 0 || name === '')
    throw new CommandFailure(40323, 'A pipeline stage specification object must contain exactly one field.');
  if (!STAGES.has(name)) throw new CommandFailure('UnrecognizedStage', `Unrecognized pipeline stage name: '${name}'`);
  return { name, operand: stated[name] };
}

const ONLY_FIRST = new Set([
  '$changeStream',
  '$collStats',
  '$currentOp',
  '$documents',
  '$geoNear',
  '$indexStats',
  '$listLocalSessions',
  '$listSessions',
]);

const ONLY_LAST = new Set(['$out', '$merge']);

/** Where a pipeline stands, which decides what it may do. */
export interface Standing {
  /** Whether it is a part of another one, or of a view. */
  readonly isNested: boolean;
  readonly isInTransaction: boolean;
}

/** @throws {CommandFailure} 40602, 40601, OperationNotSupportedInTransaction, 51047 */
export function checkOrder(stages: readonly StatedStage[], { isNested, isInTransaction }: Standing): void {
  for (const [at, { name }] of stages.entries()) {
    if (ONLY_FIRST.has(name) && at > 0)
      throw new CommandFailure(40602, `${name} is only valid as the first stage in a pipeline`);
    if (!ONLY_LAST.has(name)) continue;
    if (at < stages.length - 1) throw new CommandFailure(40601, `${name} can only be the final stage in the pipeline`);
    if (isNested) throw new CommandFailure(51047, `${name} is not allowed within a sub-pipeline`);
    if (isInTransaction)
      throw new CommandFailure(
        'OperationNotSupportedInTransaction',
        `Stage not supported inside of a multi-document transaction: ${name}`,
      );
  }
}
