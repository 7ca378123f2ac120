import { type z } from 'zod';
import { CATALOGUE } from '../domain/matching/catalogue.ts';
import { EXIT } from '../exit.ts';
import { findOccupancyCostsIn } from '../features/matches/endpoint.ts';
import { faultsOf } from '#shared/faults.ts';
import { costLines } from './costLines.ts';
import { readJson, tellingFailures } from './jsonInput.ts';
import { type WithMatches } from './matchCommand.ts';
import { type Terminal, UsageFault } from './terminal.ts';

/** As given on the command line. */
export interface CostArguments {
  /** A file of a requirement, or `-` for standard input. */
  readonly source: string;
  /** Ids, joined by commas. */
  readonly spaces: string;
  readonly json: boolean;
}

const { requirement, spaceIds } = findOccupancyCostsIn(CATALOGUE).input.body.shape;

/** Prints what occupying some spaces costs, for which the store is opened only once the requirement has been read; returns the exit code. */
export async function costCommand(
  { source, spaces, json }: CostArguments,
  { withMatches, terminal }: { readonly withMatches: WithMatches; readonly terminal: Terminal },
): Promise<number> {
  const ids = idsOf(spaces);
  return tellingFailures(terminal, async () => {
    const asked = await readJson({ source, schema: requirement, noun: 'a requirement' }, terminal);
    return withMatches(async (matches) => {
      const answer = await matches.costs(asked, ids);
      for (const line of json ? [JSON.stringify(answer, null, 2)] : costLines(answer)) terminal.print(line);
      return EXIT.ok;
    });
  });
}

function idsOf(text: string): z.output<typeof spaceIds> {
  const { success, data, error } = spaceIds.safeParse(text.split(','));
  if (success) return data;
  throw new UsageFault(
    faultsOf(error)
      .map(({ message }) => `--spaces: ${message}`)
      .join('\n'),
  );
}
