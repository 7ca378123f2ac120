import { EXIT } from '../exit.ts';
import { createClock } from '../platform/clock.ts';
import { readConfig } from '../platform/config.ts';
import { PRODUCT_VERSION } from '../platform/productVersion.ts';
import { migrationStatus, prepareData } from '../store/migrations/prepareData.ts';
import { type Store } from '../store/store.ts';
import { type Surroundings } from './command.ts';
import { UsageFault } from './terminal.ts';
import { FLAG, read } from './words.ts';

/** Migrates the data, or tells where they are; returns the exit code. */
export async function migrateCommand(
  words: readonly string[],
  { store, surroundings }: { readonly store: Store; readonly surroundings: Surroundings },
): Promise<number> {
  const { terminal, env } = surroundings;
  const { values, file: what } = read(words, { 'without-backup': FLAG });
  if (what === 'status') return status(store, surroundings);
  if (what !== undefined) throw new UsageFault(`migrate knows status, not ${what}.`);
  const applied = await prepareData(store, {
    dataDir: readConfig(env).dataDir,
    now: createClock().now,
    productVersion: PRODUCT_VERSION,
    say: terminal.print,
    withoutBackup: values['without-backup'] === true,
  });
  terminal.print(applied.length === 0 ? 'The data are up to date.' : `Done: ${applied.map(named).join(', ')}.`);
  return EXIT.ok;
}

async function status({ connection }: Store, { terminal }: Surroundings): Promise<number> {
  const { applied, pending } = await migrationStatus(connection);
  for (const { appliedAt, tookMs, ...migration } of applied)
    terminal.print(`${named(migration)}: done ${appliedAt.toISOString()}, in ${tookMs} ms`);
  for (const migration of pending) terminal.print(`${named(migration)}: to be done`);
  return EXIT.ok;
}

function named({ version, name }: { readonly version: number; readonly name: string }): string {
  return `${version} ${name}`;
}
