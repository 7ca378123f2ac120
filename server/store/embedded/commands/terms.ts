import { type Bson } from '../engine/bson.ts';
import { type CollectionEntry } from '../engine/catalogue.ts';
import { type Search } from '../engine/finding.ts';
import { collationOf } from './collation.ts';
import { type CommandContext } from './command.ts';
import { variablesOf } from './variables.ts';

/** How a command on a collection compares texts, and what its expressions may name. @throws {CommandFailure} as `collationOf` */
export function termsOf(
  body: Bson,
  { engine }: Pick<CommandContext, 'engine'>,
  entry: CollectionEntry | undefined,
): Pick<Search, 'collation'> & { readonly variables: Bson } {
  const { collation } = collationOf(body, entry);
  return { collation, variables: variablesOf(body, { engine, texts: collation?.texts }) };
}
