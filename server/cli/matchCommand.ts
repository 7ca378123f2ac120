import { readFile } from 'node:fs/promises';
import { type AnswerPart, USUAL_PARTS } from '#shared/answer.ts';
import { Failure, type FieldFault } from '#shared/failure.ts';
import { type OpenRequirement } from '#shared/requirement.ts';
import { EXIT } from '../exit.ts';
import { findMatches } from '../features/matches/endpoint.ts';
import { type MatchService } from '../features/matches/service.ts';
import { faultsOf } from '../platform/faults.ts';
import { soundJson } from '../platform/http/soundJson.ts';
import { answerLines } from './answerLines.ts';
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
}

/** What the command needs of the services. */
type Matches = Pick<MatchService, 'answer'>;

/** Opens the store for the time of what is done with it. */
export type WithMatches = (use: (matches: Matches) => Promise<number>) => Promise<number>;

/** Prints the answer to a requirement, for which the store is opened only once that has been read; returns the exit code. */
export async function matchCommand(
  { source, json, ...asked }: MatchArguments,
  { withMatches, terminal }: { readonly withMatches: WithMatches; readonly terminal: Terminal },
): Promise<number> {
  const options = optionsOf(asked);
  try {
    const requirement = requirementOf(await textOf(source, terminal), source);
    return await withMatches(async (matches) => {
      const answer = await matches.answer(requirement, options);
      const lines = json ? [JSON.stringify(answer, null, 2)] : answerLines(answer);
      for (const line of lines) terminal.print(line);
      return EXIT.ok;
    });
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    terminal.complain(error.message);
    for (const { path, message } of error.details.errors ?? []) terminal.complain(`  ${path}: ${message}`);
    return EXIT.fault;
  }
}

/** All parts of an answer but the certificate are shown, unless some are named. */
function optionsOf({
  limit,
  include = USUAL_PARTS.join(','),
  certificate,
}: Pick<MatchArguments, 'limit' | 'include' | 'certificate'>): {
  readonly limit: number;
  readonly include?: AnswerPart[] | undefined;
} {
  const parts = certificate ? `${include},certificate` : include;
  const { success, data, error } = findMatches.input.query.safeParse({ limit, include: parts });
  if (success) return data;
  throw new UsageFault(
    faultsOf(error)
      .map(({ path, message }) => `--${path}: ${message}`)
      .join('\n'),
  );
}

function requirementOf(text: string, source: string): OpenRequirement {
  const draft = jsonOf(text, source);
  soundJson(draft);
  const { success, data, error } = findMatches.input.body.safeParse(draft);
  if (success) return data;
  throw faulty(source, faultsOf(error));
}

function jsonOf(text: string, source: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    throw faulty(source, [{ path: 'body', message: `Is not JSON: ${error.message}` }]);
  }
}

async function textOf(source: string, terminal: Terminal): Promise<string> {
  if (source === '-') return terminal.readInput();
  try {
    return await readFile(source, 'utf8');
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error;
    throw new Failure('invalid-request', { detail: `The file ${source} cannot be read (${String(error.code)}).` });
  }
}

function faulty(source: string, errors: readonly FieldFault[]): Failure {
  const name = source === '-' ? 'Standard input' : source;
  return new Failure('invalid-request', { detail: `${name} is not a requirement:`, errors });
}
