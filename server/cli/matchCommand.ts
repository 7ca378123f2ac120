import { type AnswerPart, USUAL_PARTS } from '#shared/answer.ts';
import { type Capsule } from '#shared/capsule.ts';
import { type Answer } from '#shared/matchEndpoints.ts';
import { CATALOGUE } from '../domain/matching/catalogue.ts';
import { EXIT } from '../exit.ts';
import { findMatchesIn } from '../features/matches/endpoint.ts';
import { type MatchService } from '../features/matches/service.ts';
import { faultsOf } from '#shared/faults.ts';
import { writeWhole } from '../store/operations/writeWhole.ts';
import { answerLines } from './answerLines.ts';
import { fileFault } from './fileFault.ts';
import { readJson, tellingFailures } from './jsonInput.ts';
import { type Terminal, UsageFault } from './terminal.ts';

/** As given on the command line. */
export interface MatchArguments {
  /** A file, or `-` for standard input. */
  readonly source: string;
  readonly limit?: string | undefined;
  readonly include?: string | undefined;
  /** With the certificate, whatever else is included. */
  readonly certificate: boolean;
  readonly json: boolean;
  /** File into which the answer is kept, for `replay`. */
  readonly capsule?: string | undefined;
  /** Whether that file may be there already. */
  readonly force: boolean;
}

/** The operation whose input the command line reads, before it opens the store. */
const findMatches = findMatchesIn(CATALOGUE);

/** What the commands need of the services. */
type Matches = Pick<MatchService, 'answer' | 'replay' | 'reverse' | 'costs'>;

/** Opens the store for the time of what is done with it. */
export type WithMatches = (use: (matches: Matches) => Promise<number>) => Promise<number>;

/** Prints the answer to a requirement, for which the store is opened only once that has been read; returns the exit code. */
export async function matchCommand(
  { source, json, capsule: file, force, ...asked }: MatchArguments,
  { withMatches, terminal }: { readonly withMatches: WithMatches; readonly terminal: Terminal },
): Promise<number> {
  const { limit, include } = optionsOf(asked);
  return tellingFailures(terminal, async () => {
    const requirement = await readJson({ source, schema: findMatches.input.body, noun: 'a requirement' }, terminal);
    return withMatches(async (matches) => {
      const parts = file === undefined ? include : [...include, 'capsule' as const];
      const { capsule, ...rest } = await matches.answer(requirement, { limit, include: parts });
      const answer = capsule !== undefined && include.includes('capsule') ? { ...rest, capsule } : rest;
      for (const line of linesOf(answer, json)) terminal.print(line);
      if (file !== undefined && capsule !== undefined) await keepIn(file, capsule, force);
      return EXIT.ok;
    });
  });
}

function linesOf(answer: Answer, json: boolean): string[] {
  return json ? [JSON.stringify(answer, null, 2)] : answerLines(answer);
}

function keepIn(file: string, capsule: Capsule, overwrite: boolean): Promise<void> {
  return fileFault(file, () =>
    writeWhole({ file, overwrite }, async (handle) => {
      await handle.writeFile(`${JSON.stringify(capsule)}\n`);
    }),
  );
}

/** The usual parts of an answer are shown, unless some are named. */
function optionsOf({
  limit,
  include = USUAL_PARTS.join(','),
  certificate,
}: Pick<MatchArguments, 'limit' | 'include' | 'certificate'>): {
  readonly limit: number;
  readonly include: readonly AnswerPart[];
} {
  const parts = certificate ? `${include},certificate` : include;
  const { success, data, error } = findMatches.input.query.safeParse({ limit, include: parts });
  if (success) return { limit: data.limit, include: data.include ?? [] };
  throw new UsageFault(
    faultsOf(error)
      .map(({ path, message }) => `--${path}: ${message}`)
      .join('\n'),
  );
}
