import { createHash, randomBytes } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { CannotStart } from '../cannotStart.ts';
import { type SigningKey, rotated } from './keyRing.ts';

/** What the file of secrets holds. */
export interface StoredSecrets {
  readonly masterKey: Buffer;
  readonly signingKeys: readonly SigningKey[];
}

/** The secrets that this product has made for itself, in a file that only its user may read. */
export interface SecretsFile {
  /** As it is now: a command may have changed it. */
  readonly read: () => StoredSecrets;
  /** Makes a new key sign. */
  readonly rotate: () => void;
}

/**
 * Opens the file, and makes it where there is none.
 *
 * @throws {CannotStart} where it cannot be read: made anew it would make useless what is sealed by it.
 */
export function openSecretsFile(path: string, now: () => Date): SecretsFile {
  makeUnlessThere(path, now());
  let seen = '';
  let stored = parsed(path);
  return {
    read() {
      const { mtimeMs, ino } = statSync(path);
      const version = `${mtimeMs} ${ino}`;
      if (version !== seen) {
        stored = parsed(path);
        seen = version;
      }
      return stored;
    },
    rotate() {
      const { masterKey, signingKeys } = parsed(path);
      const at = now();
      replace(path, { masterKey, signingKeys: rotated(signingKeys, { ...newKey(), now: at }) });
    },
  };
}

/** Secrets that nothing has seen before. */
export function freshSecrets(now: Date): StoredSecrets {
  return { masterKey: randomBytes(KEY_BYTES), signingKeys: rotated([], { ...newKey(), now }) };
}

const KEY_BYTES = 32;

function newKey(): Pick<SigningKey, 'kid' | 'secret'> {
  const secret = randomBytes(KEY_BYTES);
  return { kid: kidOf(secret), secret };
}

/** Names a key without telling it. */
export function kidOf(secret: Buffer): string {
  return createHash('sha256').update('kid ').update(secret).digest('base64url').slice(0, 12);
}

const Key = z.base64url().transform((text) => Buffer.from(text, 'base64url'));
const Instant = z.iso.datetime().transform((text) => new Date(text));

const Content = z.strictObject({
  format: z.literal(1),
  masterKey: Key,
  signingKeys: z
    .array(z.strictObject({ kid: z.string(), secret: Key, madeAt: Instant, retiredAt: Instant.exactOptional() }))
    .min(1),
});

function parsed(path: string): StoredSecrets {
  try {
    return Content.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (cause) {
    throw new CannotStart(`The file of secrets ${path} cannot be read: put back the one of your last backup.`, {
      cause,
    });
  }
}

function textOf({ masterKey, signingKeys }: StoredSecrets): string {
  const content = {
    format: 1,
    masterKey: masterKey.toString('base64url'),
    signingKeys: signingKeys.map(({ secret, ...key }) => ({ ...key, secret: secret.toString('base64url') })),
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

/** Two that start at once get the same file: the first one's. */
function makeUnlessThere(path: string, now: Date): void {
  mkdirSync(dirname(path), { recursive: true });
  const written = writtenBeside(path, freshSecrets(now));
  try {
    linkSync(written, path);
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
    chmodSync(path, OWNER_ONLY);
  } finally {
    rmSync(written);
  }
}

function replace(path: string, secrets: StoredSecrets): void {
  renameSync(writtenBeside(path, secrets), path);
}

const OWNER_ONLY = 0o600;

/** Writes a file beside the other, so that there is a whole one at all times. */
function writtenBeside(path: string, secrets: StoredSecrets): string {
  const beside = `${path}.${randomBytes(6).toString('hex')}`;
  const file = openSync(beside, 'wx', OWNER_ONLY);
  try {
    writeFileSync(file, textOf(secrets));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  return beside;
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
