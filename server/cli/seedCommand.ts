import { EXIT } from '../exit.ts';
import { type SeedReport, type SeedService } from '../features/seeding/service.ts';
import { tellingFailures } from './jsonInput.ts';
import { type Terminal } from './terminal.ts';

/** As given on the command line; not both. */
export interface SeedArguments {
  readonly demo: boolean;
  readonly removeDemo: boolean;
}

/**
 * Loads the seed again, or removes its invented part, and says what was done; returns the exit code. Where a policy is
 * refused nothing is loaded, and every fault is told.
 */
export async function seedCommand(
  { demo, removeDemo }: SeedArguments,
  { seeding, terminal }: { readonly seeding: SeedService; readonly terminal: Terminal },
): Promise<number> {
  return tellingFailures(terminal, async () => {
    for (const line of await (removeDemo ? removed(seeding) : reloaded(seeding, demo))) terminal.print(line);
    return EXIT.ok;
  });
}

async function removed(seeding: SeedService): Promise<string[]> {
  const { spaces, resources } = await seeding.removeDemo();
  return [`Removed ${spaces} demo spaces and ${resources} demo resources.`];
}

async function reloaded(seeding: SeedService, demo: boolean): Promise<string[]> {
  return reportLines(await seeding.reload(demo ? { demo } : {}));
}

function reportLines({ reloaded: tablesOf, demoSpaces }: SeedReport): string[] {
  const tables = Object.entries(tablesOf).map(
    ([name, { written, kept, removed }]) => `${name}: ${written} written, ${removed} removed${keptPart(kept)}`,
  );
  if (demoSpaces === undefined) return [...tables, 'demo spaces: not loaded'];
  const { written, kept, imported } = demoSpaces;
  const hidden = imported.length === 0 ? '' : `, ${imported.length} imported stand in their place (${named(imported)})`;
  return [...tables, `demo spaces: ${written} written${keptPart(kept)}${hidden}`];
}

function keptPart(ids: readonly string[]): string {
  return ids.length === 0 ? '' : `, ${ids.length} edited and kept (${named(ids)})`;
}

/** Ids named one by one before the rest is only counted. */
const NAMED_MAX = 10;

function named(ids: readonly string[]): string {
  const rest = ids.length - NAMED_MAX;
  return ids.slice(0, NAMED_MAX).join(', ') + (rest > 0 ? ` and ${rest} more` : '');
}
