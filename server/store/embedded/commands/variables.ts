import { type Bson } from '../engine/bson.ts';
import { compileExpression } from '../engine/expressions/compiling.ts';
import { systemVariables } from '../engine/expressions/systemVariables.ts';
import { type TextOrder } from '../engine/values/text.ts';
import { type CommandContext, typedDocumentField } from './command.ts';

interface VariablesGround extends Pick<CommandContext, 'engine'> {
  readonly texts?: TextOrder | undefined;
}

/** What the expressions of a command may name: what its `let` says, each evaluated once, and the time of the command. */
export function variablesOf(body: Bson, { engine, texts }: VariablesGround): Bson {
  const variables = systemVariables(engine);
  const stated = Object.entries(typedDocumentField(body, 'let'));
  return {
    ...variables,
    ...Object.fromEntries(stated.map(([name, value]) => [name, compileExpression(value, { variables, texts })({})])),
  };
}
