import { type z } from 'zod';
import { type ChangedSite, type Gain, type PromisedTotal } from '#shared/policy/preview.ts';
import { readPolicyFiles } from '#seed/policyFiles.ts';
import { CATALOGUE } from '../domain/matching/catalogue.ts';
import { EXIT } from '../exit.ts';
import { standingRequirementsIn } from '../features/matches/standing.ts';
import { type Command } from './command.ts';
import { yuan } from './figures.ts';
import { siteText } from './incentiveLines.ts';
import { readJson, tellingFailures } from './jsonInput.ts';
import { type Terminal, UsageFault } from './terminal.ts';
import { textTable } from './textTable.ts';
import { withServices } from './withServices.ts';
import { FLAG, TEXT, readFiles } from './words.ts';

const standingRequirements = standingRequirementsIn(CATALOGUE);

/**
 * Prints whose incentives or ranking would change if the policies of one file or folder stood in the place of those of
 * another; returns the exit code.
 */
export const policyDiffCommand: Command = (words, surroundings) => {
  const { terminal } = surroundings;
  const { values, files } = readFiles(words, { requirements: TEXT, json: FLAG });
  const { requirements: source, json = false } = values;
  const [oldPath, newPath, ...more] = files;
  if (oldPath === undefined || newPath === undefined || more.length > 0) {
    throw new UsageFault('policy diff needs two files or folders of policies: the old ones and the new ones.');
  }
  return tellingFailures(terminal, async () => {
    const requirements = await requirementsOf(source, terminal);
    return withServices(surroundings, async ({ incentives }) => {
      const around = await incentives.around();
      const before = await readPolicyFiles(oldPath, around);
      const after = await readPolicyFiles(newPath, around);
      const preview = await incentives.preview({ change: { before, after }, requirements });
      for (const line of json ? [JSON.stringify(preview, null, 2)] : previewLines(preview)) terminal.print(line);
      return EXIT.ok;
    });
  });
};

/** Undefined where the examples are meant. */
async function requirementsOf(
  source: string | undefined,
  terminal: Terminal,
): Promise<z.output<typeof standingRequirements> | undefined> {
  if (source === undefined) return undefined;
  return readJson({ source, schema: standingRequirements, noun: 'a list of standing requirements' }, terminal);
}

const COLUMNS = [
  { title: 'site', align: 'left' },
  { title: 'confirmed CNY', align: 'right' },
  { title: 'possible CNY', align: 'right' },
] as const;

function previewLines({
  requirements,
  gains,
}: {
  readonly requirements: number;
  readonly gains: readonly Gain[];
}): string[] {
  return [
    `${gains.length} of ${requirements} requirements would be answered otherwise.`,
    ...gains.flatMap(({ id, sites, ranking }) => [
      '',
      id,
      ...textTable(COLUMNS, sites.map(rowOf)).map((line) => `  ${line}`),
      ...(ranking === undefined ? [] : [`  ranking: ${ranking.before.join(' ')} → ${ranking.after.join(' ')}`]),
    ]),
  ];
}

function rowOf({ site, before, after }: ChangedSite): string[] {
  const change = (one: string, other: string): string => (one === other ? one : `${one} → ${other}`);
  return [
    siteText(site),
    change(yuan(before.confirmedFen), yuan(after.confirmedFen)),
    change(possibleText(before), possibleText(after)),
  ];
}

function possibleText({ possibleFen }: PromisedTotal): string {
  return possibleFen === undefined ? 'no known end' : yuan(possibleFen);
}
