import { EXIT } from '../exit.ts';
import { NOT_RESTORED } from '../notRestored.ts';
import { createClock } from '../platform/clock.ts';
import { readConfig } from '../platform/config.ts';
import { PRODUCT_VERSION } from '../platform/productVersion.ts';
import { inspectData } from '../store/connect.ts';
import { backup } from '../store/operations/backup.ts';
import { checkBackup } from '../store/operations/checkBackup.ts';
import { restore } from '../store/operations/restore.ts';
import { type RestoreStep } from '../store/operations/restoring.ts';
import { type Verified, verify } from '../store/operations/verify.ts';
import { type Store } from '../store/store.ts';
import { verifyAuditChains } from './auditChains.ts';
import { type Command, type Surroundings } from './command.ts';
import { fileFault } from './fileFault.ts';
import { exportLinesCommand } from './linesCommands.ts';
import { migrateCommand } from './migrateCommand.ts';
import { type Terminal } from './terminal.ts';
import { refuseNoData, withData } from './withStore.ts';
import { FLAG, read, required } from './words.ts';

/** The commands about the data as a whole. */
export const DATA_COMMANDS: readonly (readonly [string, Command])[] = [
  ['backup', backUp],
  ['restore', putBack],
  ['verify', check],
  ['export', exportLinesCommand],
  ['migrate', migrateData],
];

async function backUp(words: readonly string[], surroundings: Surroundings): Promise<number> {
  const { values, file } = read(words, { force: FLAG });
  const target = required(file, 'backup needs the name of a file.');
  const wish = {
    file: target,
    overwrite: values.force === true,
    now: createClock().now,
    productVersion: PRODUCT_VERSION,
  };
  return withData(surroundings, async ({ connection }) => {
    const { collections } = await fileFault(target, () => backup(connection, wish));
    surroundings.terminal.print(
      `Backed up ${sum(collections)} documents of ${collections.length} collections to ${target}.`,
    );
    return EXIT.ok;
  });
}

async function putBack(words: readonly string[], { env, terminal }: Surroundings): Promise<number> {
  const { file } = read(words, {});
  const source = required(file, 'restore needs the file of a backup.');
  const onStep = (step: RestoreStep): void => {
    terminal.print(STEPS[step]);
  };
  const wish = {
    file: source,
    now: createClock().now,
    productVersion: PRODUCT_VERSION,
    onStep,
    without: NOT_RESTORED,
  };
  const { manifest, restorePoint } = await fileFault(source, () => restore(readConfig(env), wish));
  const { createdAt, productVersion, collections } = manifest;
  terminal.print(`Restored ${sum(collections)} documents as of ${createdAt}, written by Parkfit ${productVersion}.`);
  terminal.print('Nobody is signed in, and no link of a mail that was sent before works.');
  if (restorePoint !== undefined) terminal.print(`The former data are in ${restorePoint}.`);
  return EXIT.ok;
}

const STEPS: Readonly<Record<RestoreStep, string>> = {
  checked: 'The backup is whole.',
  loaded: 'Its data are loaded beside the present ones.',
  compared: 'What was loaded is what the backup holds.',
  replaced: 'It has taken the place of the present data.',
};

async function check(words: readonly string[], surroundings: Surroundings): Promise<number> {
  const { file } = read(words, {});
  if (file === undefined) return checkData(surroundings);
  const { collections, createdAt } = await fileFault(file, () => checkBackup(file));
  surroundings.terminal.print(`The backup ${file} of ${createdAt} is whole: ${sum(collections)} documents.`);
  return EXIT.ok;
}

/** The file first, as a store that is opened believes what it reads there. */
async function checkData(surroundings: Surroundings): Promise<number> {
  const { env, terminal } = surroundings;
  const config = readConfig(env);
  refuseNoData(config);
  const { dataDir, mongodbUri } = config;
  const faults = mongodbUri === undefined ? await inspectData(dataDir) : [];
  if (faults.length > 0) return tellDamage(faults, terminal);
  return withData(surroundings, (store) => checkStore(store, surroundings));
}

function tellDamage(faults: readonly string[], terminal: Terminal): number {
  for (const fault of faults) terminal.complain(`data file: ${fault}`);
  terminal.print('The data file is damaged; restore a backup.');
  return EXIT.fault;
}

async function checkStore({ connection }: Store, { terminal }: Surroundings): Promise<number> {
  const { collections, fileFaults, log, valid } = await verify(connection);
  if (fileFaults.length > 0) return tellDamage(fileFaults, terminal);
  for (const collection of collections) terminal.print(`${collection.name}: ${verdictOf(collection, 'documents')}`);
  if (log !== undefined) terminal.print(`log of changes: ${verdictOf(log, 'entries')}`);
  complainOfAll(log === undefined ? collections : [...collections, log], terminal);
  const isSound = (await areChainsSound(connection, terminal)) && valid;
  terminal.print(
    isSound ? 'The data agree with themselves.' : 'The data do not agree with themselves; restore a backup.',
  );
  return isSound ? EXIT.ok : EXIT.fault;
}

async function areChainsSound(connection: Store['connection'], terminal: Terminal): Promise<boolean> {
  const chains = await verifyAuditChains(connection);
  for (const chain of chains) terminal.print(`${chain.name}: ${verdictOf(chain, 'entries')}`);
  complainOfAll(chains, terminal);
  return chains.every(({ valid }) => valid);
}

function complainOfAll(parts: readonly Verified[], { complain }: Terminal): void {
  for (const { name, errors } of parts) for (const error of errors) complain(`${name}: ${error}`);
}

function verdictOf({ valid, count, errors }: Verified, what: string): string {
  return `${count} ${what}, ${valid ? 'in order' : `${errors.length} faults`}`;
}

function migrateData(words: readonly string[], surroundings: Surroundings): Promise<number> {
  return withData(surroundings, (store) => migrateCommand(words, { store, surroundings }));
}

function sum(collections: readonly { readonly documents: number }[]): number {
  return collections.reduce((total, { documents }) => total + documents, 0);
}
