import { hkdfSync } from 'node:crypto';
import { join } from 'node:path';
import { type KeyRing, type Secrets, type SigningKey, checking, rotated } from './keyRing.ts';
import { type StoredSecrets, freshSecrets, kidOf, openSecretsFile } from './secretsFile.ts';

/** Secrets given from outside, in the place of those that the product makes for itself. */
export interface GivenSecrets {
  /** 256 bits, from which the keys of single purposes are derived. */
  readonly masterKey?: Buffer;
  /** Secrets of at least 256 bits; the first one signs, all check. */
  readonly signingKeys?: readonly Buffer[];
}

/** Name of the file of secrets in the data folder. */
const SECRETS_FILE = 'secrets.json';

/** The file of secrets in a data folder. */
export function secretsPathIn(dataDir: string): string {
  return join(dataDir, SECRETS_FILE);
}

/** The secrets of an installation: as given, else those in its data folder, made at the first start. */
export function openSecrets(
  { masterKey, signingKeys }: GivenSecrets,
  { dataDir, now }: { readonly dataDir: string; readonly now: () => Date },
): Secrets {
  if (masterKey !== undefined && signingKeys !== undefined) {
    return { keys: fixedRing(signingKeys, now()), named: derivedFrom(masterKey) };
  }
  const file = openSecretsFile(secretsPathIn(dataDir), now);
  return {
    keys: signingKeys === undefined ? ringOver(file.read, { now, rotate: file.rotate }) : fixedRing(signingKeys, now()),
    named: derivedFrom(masterKey ?? file.read().masterKey),
  };
}

/** Secrets that end with the process: for tests, and for commands that sign nothing. */
export function passingSecrets(now: () => Date): Secrets {
  let stored = freshSecrets(now());
  const rotate = (): void => {
    const [fresh] = freshSecrets(now()).signingKeys;
    if (fresh !== undefined) stored = { ...stored, signingKeys: rotated(stored.signingKeys, { ...fresh, now: now() }) };
  };
  return { keys: ringOver(() => stored, { now, rotate }), named: derivedFrom(stored.masterKey) };
}

function ringOver(
  read: () => StoredSecrets,
  { now, rotate }: { readonly now: () => Date; readonly rotate: () => void },
): KeyRing {
  const all = (): readonly SigningKey[] => checking(read().signingKeys, now());
  return { current: () => first(all()), find: (kid) => all().find((key) => key.kid === kid), all, rotate };
}

function fixedRing(secrets: readonly Buffer[], madeAt: Date): KeyRing {
  const keys = secrets.map((secret) => ({ kid: kidOf(secret), secret, madeAt }));
  return {
    current: () => first(keys),
    find: (kid) => keys.find((key) => key.kid === kid),
    all: () => keys,
    rotate: undefined,
  };
}

function first(keys: readonly SigningKey[]): SigningKey {
  const [key] = keys;
  if (key === undefined) throw new Error('The ring has no key');
  return key;
}

const KEY_BYTES = 32;

function derivedFrom(masterKey: Buffer): Secrets['named'] {
  return (purpose) => Buffer.from(hkdfSync('sha256', masterKey, '', `parkfit ${purpose}`, KEY_BYTES));
}
