import { CommandFailure } from '../engine/commandFailure.ts';
import { type Command } from './command.ts';

/** There are no transactions yet, so there is none to commit or to abort. */
export const noTransaction: Command = () => {
  throw new CommandFailure('NoSuchTransaction', 'The embedded store has no transactions yet.');
};
