import { EXIT, farewellOf } from '../exit.ts';
import { COSTED_FACTS } from '../domain/cost/costSubject.ts';
import { CATALOGUE } from '../domain/matching/catalogue.ts';
import { templateOf } from '../features/spaces/imports/columns.ts';
import { readConfig } from '../platform/config.ts';
import { type Command, type Surroundings } from './command.ts';
import { costCommand } from './costCommand.ts';
import { DATA_COMMANDS } from './dataCommands.ts';
import { doctorCommand } from './doctorCommand.ts';
import { importCommand } from './importCommand.ts';
import { keysCommand } from './keysCommand.ts';
import { importLinesCommand } from './linesCommands.ts';
import { incentivesCommand } from './incentivesCommand.ts';
import { type WithMatches, matchCommand } from './matchCommand.ts';
import { policyCommand } from './policyCommand.ts';
import { replayCommand } from './replayCommand.ts';
import { reverseCommand } from './reverseCommand.ts';
import { seedCommand } from './seedCommand.ts';
import { storeCommand } from './storeCommand.ts';
import { type Terminal, UsageFault } from './terminal.ts';
import { USAGE } from './usage.ts';
import { userCommand } from './userCommand.ts';
import { withServices } from './withServices.ts';
import { FLAG, TEXT, read, required } from './words.ts';

/** Runs one command; returns the exit code, or undefined where the command goes on. */
export async function run(words: readonly string[], surroundings: Surroundings): Promise<number | undefined> {
  try {
    return await commandOf(words)(words.slice(1), surroundings);
  } catch (error) {
    return complainOf(error, surroundings.terminal);
  }
}

const COMMANDS: ReadonlyMap<string, Command> = new Map<string, Command>([
  ['serve', serve],
  ['match', match],
  ['replay', replay],
  ['reverse', reverse],
  ['incentives', incentivesCommand],
  ['policy', policyCommand],
  ['cost', cost],
  ['import', importFile],
  ['seed', seed],
  ['store', store],
  ['doctor', doctorCommand],
  ['keys', keysCommand],
  ['user', userCommand],
  ...DATA_COMMANDS,
  ['help', help],
  ['--help', help],
  ['-h', help],
]);

function commandOf([verb]: readonly string[]): Command {
  if (verb === undefined) throw new UsageFault('A command is missing.');
  const command = COMMANDS.get(verb);
  if (command === undefined) throw new UsageFault(`There is no command ${verb}.`);
  return command;
}

function help(_words: readonly string[], { terminal }: Surroundings): Promise<number> {
  terminal.print(USAGE);
  return Promise.resolve(EXIT.ok);
}

async function serve(words: readonly string[], surroundings: Surroundings): Promise<undefined> {
  // Read from the words of the process by what serves.
  read(words, { demo: FLAG });
  await surroundings.serve();
}

async function match(words: readonly string[], surroundings: Surroundings): Promise<number> {
  const { terminal } = surroundings;
  const { values, file } = read(words, {
    limit: TEXT,
    include: TEXT,
    certificate: FLAG,
    json: FLAG,
    capsule: TEXT,
    force: FLAG,
  });
  const { json = false, certificate = false, force = false, ...asked } = values;
  if (force && asked.capsule === undefined) throw new UsageFault('--force is for the file of --capsule.');
  const source = required(file, 'match needs a requirement: a JSON file, or - for standard input.');
  return matchCommand(
    { source, json, certificate, force, ...asked },
    { withMatches: withMatchesIn(surroundings), terminal },
  );
}

async function replay(words: readonly string[], surroundings: Surroundings): Promise<number> {
  const { terminal } = surroundings;
  const { values, file } = read(words, { json: FLAG });
  const source = required(file, 'replay needs a capsule: a JSON file, or - for standard input.');
  return replayCommand({ source, json: values.json === true }, { withMatches: withMatchesIn(surroundings), terminal });
}

async function reverse(words: readonly string[], surroundings: Surroundings): Promise<number> {
  const { values, file } = read(words, { space: TEXT, requirements: TEXT, limit: TEXT, json: FLAG });
  const { limit, json = false } = values;
  if (file !== undefined) throw new UsageFault(`reverse takes its file by --requirements, not ${file} by itself.`);
  const space = required(values.space, 'reverse needs --space: the id of a space.');
  const source = required(values.requirements, 'reverse needs --requirements: a JSON file, or - for standard input.');
  const withMatches = withMatchesIn(surroundings);
  return reverseCommand({ space, source, limit, json }, { withMatches, terminal: surroundings.terminal });
}

async function cost(words: readonly string[], surroundings: Surroundings): Promise<number> {
  const { values, file } = read(words, { spaces: TEXT, json: FLAG });
  const source = required(file, 'cost needs a requirement: a JSON file, or - for standard input.');
  const spaces = required(values.spaces, 'cost needs --spaces: ids of spaces, joined by commas.');
  const withMatches = withMatchesIn(surroundings);
  return costCommand({ source, spaces, json: values.json === true }, { withMatches, terminal: surroundings.terminal });
}

function withMatchesIn(surroundings: Surroundings): WithMatches {
  return (use) => withServices(surroundings, ({ matches }) => use(matches));
}

async function importFile(words: readonly string[], surroundings: Surroundings): Promise<number> {
  const { terminal } = surroundings;
  const { values, file } = read(words, { template: FLAG, collection: TEXT, replace: FLAG, 'in-parts': FLAG });
  if (values.template === true) {
    terminal.print(templateOf([...CATALOGUE.map((criterion) => criterion.describe()), { reads: [...COSTED_FACTS] }]));
    return EXIT.ok;
  }
  const { collection, replace = false, 'in-parts': inParts = false } = values;
  if (collection !== undefined) {
    const wish = { file: required(file, 'import needs a file.'), collection, replace, inParts };
    return importLinesCommand(wish, surroundings);
  }
  if (replace || inParts) throw new UsageFault('--replace and --in-parts are for lines: they need --collection.');
  const csv = required(file, 'import needs a CSV file.');
  return withServices(surroundings, ({ imports }) => importCommand(csv, { imports, terminal }));
}

async function seed(words: readonly string[], surroundings: Surroundings): Promise<number> {
  const { terminal } = surroundings;
  const { values } = read(words, { demo: FLAG, 'remove-demo': FLAG });
  const asked = { demo: values.demo === true, removeDemo: values['remove-demo'] === true };
  if (asked.demo && asked.removeDemo) throw new UsageFault('--demo and --remove-demo cannot be used together.');
  return withServices(surroundings, ({ seeding }) => seedCommand(asked, { seeding, terminal }));
}

async function store(words: readonly string[], { env, terminal, beforeStop }: Surroundings): Promise<undefined> {
  const { values } = read(words, { port: TEXT, data: TEXT, standalone: FLAG });
  const { data: dataDir = readConfig(env).dataDir, port, standalone = false } = values;
  beforeStop(await storeCommand({ dataDir, port, standalone }, terminal));
}

function complainOf(error: unknown, terminal: Terminal): number {
  if (isUsageFault(error)) {
    terminal.complain(`${error.message}\n\n${USAGE}`);
    return EXIT.usage;
  }
  const { message, exitCode } = farewellOf(error);
  terminal.complain(message);
  return exitCode;
}

/** Ours, or one of Node's own words for an option that a command does not have. */
function isUsageFault(error: unknown): error is Error {
  if (error instanceof UsageFault) return true;
  return error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS');
}
