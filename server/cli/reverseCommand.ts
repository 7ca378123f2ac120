import { z } from 'zod';
import { LIMIT_MAX } from '#shared/matchEndpoints.ts';
import { CATALOGUE } from '../domain/matching/catalogue.ts';
import { EXIT } from '../exit.ts';
import { standingRequirementsIn } from '../features/matches/standing.ts';
import { readJson, tellingFailures } from './jsonInput.ts';
import { type WithMatches } from './matchCommand.ts';
import { reverseLines } from './reverseLines.ts';
import { type Terminal, UsageFault } from './terminal.ts';

/** As given on the command line. */
export interface ReverseArguments {
  /** Id of the space that is asked about. */
  readonly space: string;
  /** A file of standing requirements, or `-` for standard input. */
  readonly source: string;
  readonly limit?: string | undefined;
  readonly json: boolean;
}

const standingRequirements = standingRequirementsIn(CATALOGUE);

/** Fits, and near fits, that are told where nothing else is asked. Ours. */
const LIMIT_DEFAULT = 20;
const Limit = z.coerce.number().int().min(1).max(LIMIT_MAX).default(LIMIT_DEFAULT);

/** Prints which standing requirements of a file a space fits, for which the store is opened only once that has been read; returns the exit code. */
export async function reverseCommand(
  { space, source, json, ...asked }: ReverseArguments,
  { withMatches, terminal }: { readonly withMatches: WithMatches; readonly terminal: Terminal },
): Promise<number> {
  const limit = limitOf(asked.limit);
  return tellingFailures(terminal, async () => {
    const standing = await readJson(
      { source, schema: standingRequirements, noun: 'a list of standing requirements' },
      terminal,
    );
    return withMatches(async (matches) => {
      const answer = await matches.reverse(standing, { space, limit });
      for (const line of json ? [JSON.stringify(answer, null, 2)] : reverseLines(answer)) terminal.print(line);
      return EXIT.ok;
    });
  });
}

function limitOf(text: string | undefined): number {
  const { success, data, error } = Limit.safeParse(text);
  if (success) return data;
  throw new UsageFault(error.issues.map(({ message }) => `--limit: ${message}`).join('\n'));
}
