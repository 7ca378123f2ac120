import { CATALOGUE } from '../domain/matching/catalogue.ts';
import { EXIT } from '../exit.ts';
import { replayIn } from '../features/matches/endpoint.ts';
import { readJson, tellingFailures } from './jsonInput.ts';
import { type WithMatches } from './matchCommand.ts';
import { replayLines } from './replayLines.ts';
import { type Terminal } from './terminal.ts';

/** As given on the command line. */
export interface ReplayArguments {
  /** The file of a capsule, or `-` for standard input. */
  readonly source: string;
  readonly json: boolean;
}

/** The operation whose input the command line reads, before it opens the store. */
const replay = replayIn(CATALOGUE);

/** Prints what moved since a capsule was made, and why; returns the exit code, which says whether anything did. */
export async function replayCommand(
  { source, json }: ReplayArguments,
  { withMatches, terminal }: { readonly withMatches: WithMatches; readonly terminal: Terminal },
): Promise<number> {
  return tellingFailures(terminal, async () => {
    const capsule = await readJson({ source, schema: replay.input.body, noun: 'a capsule' }, terminal);
    return withMatches(async (matches) => {
      const found = await matches.replay(capsule);
      for (const line of json ? [JSON.stringify(found, null, 2)] : replayLines(found)) terminal.print(line);
      return found.isIdentical ? EXIT.ok : EXIT.moved;
    });
  });
}
