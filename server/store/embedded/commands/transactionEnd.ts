import { CommandFailure } from '../engine/commandFailure.ts';
import { type TransactionName } from '../engine/unit.ts';
import { type Command, type CommandContext } from './command.ts';

export const commitTransaction: Command = async (_request, context) => {
  const name = nameOf(context);
  await context.engine.transactions.commit(name);
  context.engine.cursors.killSession(name.session, name.number);
  return {};
};

export const abortTransaction: Command = (_request, context) => {
  const name = nameOf(context);
  context.engine.transactions.abort(name);
  context.engine.cursors.killSession(name.session, name.number);
  return {};
};

function nameOf({ transaction }: CommandContext): TransactionName {
  if (transaction) return transaction;
  throw new CommandFailure('NoSuchTransaction', 'The command names no transaction.');
}
