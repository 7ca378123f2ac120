import { X509Certificate, createPrivateKey } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createAttachmentRepository } from '../features/attachments/repository.ts';
import { EXIT } from '../exit.ts';
import { createClock } from '../platform/clock.ts';
import { type Config, readConfig, unreadVariables } from '../platform/config.ts';
import { listen } from '../platform/http/listen.ts';
import { reasonOf } from '../platform/reasonOf.ts';
import { hasData, inspectData, openStore } from '../store/connect.ts';
import { migrationStatus } from '../store/migrations/prepareData.ts';
import { verify } from '../store/operations/verify.ts';
import { type Store } from '../store/store.ts';
import { type Surroundings } from './command.ts';
import { type Found, fault, note, well } from './doctor/found.ts';
import { lookAtVault } from './doctor/lookAtVault.ts';
import { read } from './words.ts';

const MARKS = { well: 'ok   ', note: 'note ', fault: 'FAULT' } as const;

/** Looks at everything that keeps the product from running well, changes nothing, and ends with 1 where anything is to be mended. */
export async function doctorCommand(words: readonly string[], { env, terminal }: Surroundings): Promise<number> {
  read(words, {});
  const config = readConfig(env);
  const found = [
    ...unreadVariables(env).map((name) => note('settings', `${name} is no variable of this product`)),
    ...lookAtFolder(config),
    ...lookAtTls(config),
    ...(await lookAtOutbox(config)),
    ...(await lookAtData(config)),
  ];
  for (const { what, state, said } of found) terminal.print(`${MARKS[state]} ${what}: ${said}`);
  const faults = found.filter(({ state }) => state === 'fault').length;
  terminal.print(faults === 0 ? 'All is well.' : `To be mended: ${faults}.`);
  return faults === 0 ? EXIT.ok : EXIT.fault;
}

/** Bits of a mode by which others than the owner may do something. */
const OTHERS = 0o077;

/** What only the owner of the data may read. */
const PRIVATE = ['.', 'secrets.json', 'outbox'];

function lookAtFolder({ dataDir, mongodbUri }: Config): Found[] {
  if (!existsSync(dataDir)) {
    return mongodbUri === undefined ? [note('data folder', `${dataDir} is not there; the first start makes it`)] : [];
  }
  return PRIVATE.map((name) => join(dataDir, name))
    .filter((path) => existsSync(path))
    .map((path) =>
      process.platform !== 'win32' && (statSync(path).mode & OTHERS) !== 0
        ? fault('rights', `others than its owner may reach ${path}: chmod go= ${path}`)
        : well('rights', `${path} is its owner's alone`),
    );
}

/** A certificate is told of so many days before it ends. */
const SOON_DAYS = 21;
const DAY_MS = 24 * 60 * 60_000;

function lookAtTls({ tls, host }: Config): Found[] {
  if (tls === undefined) {
    const isOpen = !['127.0.0.1', '::1', 'localhost'].includes(host);
    return isOpen ? [note('TLS', `HOST is ${host} and no certificate is set: sign-in needs a proxy with TLS`)] : [];
  }
  try {
    const certificate = new X509Certificate(tls.cert);
    if (!certificate.checkPrivateKey(createPrivateKey(tls.key))) {
      return [fault('TLS', 'TLS_KEY is not the key of TLS_CERT')];
    }
    const leftDays = Math.floor((Date.parse(certificate.validTo) - createClock().now().getTime()) / DAY_MS);
    if (leftDays < 0) return [fault('TLS', `the certificate ended on ${certificate.validTo}`)];
    const said = `the certificate is good until ${certificate.validTo}`;
    return [leftDays < SOON_DAYS ? note('TLS', said) : well('TLS', said)];
  } catch (error) {
    return [fault('TLS', `the certificate or its key cannot be read: ${reasonOf(error)}`)];
  }
}

async function lookAtOutbox({ dataDir }: Config): Promise<Found[]> {
  const folder = join(dataDir, 'outbox');
  if (!existsSync(folder)) return [];
  const letters = (await readdir(folder)).filter((name) => name.endsWith('.eml'));
  return [note('mail', `${letters.length} letters lie in ${folder}: without SMTP_URL nobody is sent any`)];
}

async function lookAtData(config: Config): Promise<Found[]> {
  const { dataDir, mongodbUri } = config;
  if (mongodbUri === undefined && !hasData(dataDir))
    return [note('data', 'there are none yet'), ...(await lookAtPort(config))];
  const damage = mongodbUri === undefined ? await inspectData(dataDir) : [];
  if (damage.length > 0) return damage.map((said) => fault('data file', said));
  let store: Store;
  try {
    store = await openStore(config, 'join');
  } catch (error) {
    return [fault('store', reasonOf(error))];
  }
  try {
    return [
      ...(store.joined ? [well('server', 'one is running')] : await lookAtPort(config)),
      ...(await lookAtStore(store)),
      ...(await lookAtVault(store.connection, config)),
    ];
  } finally {
    await store.close();
  }
}

async function lookAtPort({ host, port }: Config): Promise<Found[]> {
  try {
    const listening = await listen(() => undefined, { host, port });
    await listening.close(0);
    return [well('port', `${port} on ${host} is free`)];
  } catch (error) {
    return [fault('port', reasonOf(error))];
  }
}

async function lookAtStore({ connection }: Store): Promise<Found[]> {
  const { pending } = await migrationStatus(connection);
  const { collections, valid, fileFaults, log } = await verify(connection);
  const parts = log === undefined ? collections : [...collections, log];
  const errors = [...fileFaults, ...parts.flatMap(({ name, errors: said }) => said.map((one) => `${name}: ${one}`))];
  const missing = await createAttachmentRepository(connection).missing();
  return [
    pending.length === 0
      ? well('migrations', 'all done')
      : note('migrations', `${pending.length} to be done; the next start does them`),
    ...(valid ? [well('store', 'the data agree with themselves')] : errors.map((said) => fault('store', said))),
    ...missing.map((sha256) => fault('files', `the content ${sha256} is missing; restore a backup`)),
    ...(await lookAtClock(connection)),
  ];
}

/** Clocks of machines that share a store differ by less. */
const AHEAD_MS = 5 * 60_000;

async function lookAtClock(connection: Store['connection']): Promise<Found[]> {
  const newest = await connection.collection('audit').find({}).sort({ at: -1 }).limit(1).toArray();
  const at = Date.parse(String(newest[0]?.['at']));
  const aheadMs = at - createClock().now().getTime();
  return aheadMs > AHEAD_MS
    ? [fault('clock', `the last entry of the log is of ${new Date(at).toISOString()}, which is yet to come`)]
    : [well('clock', 'no entry of the log is of the future')];
}
