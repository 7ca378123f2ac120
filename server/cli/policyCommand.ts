import { type Command } from './command.ts';
import { coverageCommand } from './coverageCommand.ts';
import { DRAFT_COMMANDS } from './draftCommands.ts';
import { policyDiffCommand } from './policyDiffCommand.ts';
import { UsageFault } from './terminal.ts';

/** The commands about policies, by the word after `policy`. */
const POLICY_COMMANDS: ReadonlyMap<string, Command> = new Map<string, Command>([
  ['coverage', coverageCommand],
  ['diff', policyDiffCommand],
  ...DRAFT_COMMANDS,
]);

/** One of the commands about policies. */
export const policyCommand: Command = (words, surroundings) => {
  const [verb] = words;
  const command = verb === undefined ? undefined : POLICY_COMMANDS.get(verb);
  if (command === undefined) {
    throw new UsageFault(
      `policy needs one of ${[...POLICY_COMMANDS.keys()].join(', ')}${verb === undefined ? '' : `, not ${verb}`}.`,
    );
  }
  return command(words.slice(1), surroundings);
};
