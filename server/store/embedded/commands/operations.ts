import { plain, plainDocument, without } from '../engine/bson.ts';
import { CommandFailure } from '../engine/commandFailure.ts';
import { compileFilter } from '../engine/matching.ts';
import { describeOperation } from '../engine/operations.ts';
import { type Command } from './command.ts';

/** What is being done now; the other fields of the command are a filter. */
export const currentOp: Command = ({ body }, { engine }) => {
  const test = compileFilter(plainDocument(without(body, OF_COMMAND)));
  const inprog = engine.operations.all().map(describeOperation);
  return { inprog: inprog.filter((operation) => !test || test(operation)) };
};

const OF_COMMAND = [
  'currentOp',
  '$all',
  '$ownOps',
  '$truncateOps',
  '$db',
  '$clusterTime',
  '$readPreference',
  'lsid',
  'comment',
];

/** Asks a command to end, which it does at its next rest. */
export const killOp: Command = ({ body }, { engine }) => {
  const id = plain(body['op'] ?? undefined);
  if (typeof id !== 'number') throw new CommandFailure('TypeMismatch', "Field 'op' must be a number");
  engine.operations.kill(id);
  return { info: 'attempting to kill op' };
};
