import { existsSync } from 'node:fs';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { doctorCommand } from '#server/cli/doctorCommand.ts';
import { createVault } from '#server/features/vault/repository.ts';
import { openSecrets } from '#server/platform/secrets/secrets.ts';
import { openStore } from '#server/store/connect.ts';
import { temporaryFolder } from '#tests/support/temporaryFolder.ts';

async function examine(
  env: Readonly<Record<string, string>>,
): Promise<{ readonly code: unknown; readonly said: string }> {
  const lines: string[] = [];
  const print = (line: string): void => void lines.push(line);
  const code = await doctorCommand([], {
    env: { PORT: '0', ...env },
    terminal: { print, complain: print, readInput: () => Promise.resolve('') },
    serve: () => Promise.resolve(),
    beforeStop: () => undefined,
  });
  return { code, said: lines.join('\n') };
}

describe('parkfit doctor', { timeout: 60_000 }, () => {
  it('finds nothing to mend before the first start', async () => {
    const { code, said } = await examine({ DATA_DIR: join(temporaryFolder(), 'data') });

    expect(code).toBe(0);
    expect(said).toMatch(/note {2}data: there are none yet\nok {4}port: 0 on 127\.0\.0\.1 is free\nAll is well\.$/u);
  });

  it('finds what others may read, a file whose content is missing and a clock that has gone back', async () => {
    const dataDir = temporaryFolder();
    await writeFile(join(dataDir, 'secrets.json'), '{}', { mode: 0o644 });
    await chmod(join(dataDir, 'secrets.json'), 0o644);
    await mkdir(join(dataDir, 'outbox'), { mode: 0o700 });
    await writeFile(join(dataDir, 'outbox', '1.eml'), '');
    const store = await openStore({ dataDir }, 'serve');
    await store.connection.collection('attachments').insertOne({ sha256: 'abc' });
    await store.connection.collection('audit').insertOne({ at: '2999-01-01T00:00:00.000Z' });
    await store.close();

    const { code, said } = await examine({ DATA_DIR: dataDir, PARKFIT_PORT: '1' });

    expect(code).toBe(1);
    expect(said).toContain('note  settings: PARKFIT_PORT is no variable of this product');
    expect(said).toMatch(/FAULT rights: others than its owner may reach .*secrets\.json/u);
    expect(said).toMatch(/note {2}mail: 1 letters lie in /u);
    expect(said).toContain('ok    store: the data agree with themselves');
    expect(said).toContain('FAULT files: the content abc is missing');
    expect(said).toContain('FAULT clock: the last entry of the log is of 2999-01-01');
    expect(said).toMatch(/FAULT secrets: The file of secrets .* cannot be read/u);
    expect(said).toMatch(/To be mended: 4\.$/u);
  });

  it('tells whether what is personal in the log can be read by the secrets that there are, and makes none', async () => {
    const dataDir = temporaryFolder();
    const keyOf = (fill: number): string => Buffer.alloc(32, fill).toString('base64url');
    const store = await openStore({ dataDir }, 'serve');
    const secrets = openSecrets(
      { masterKey: Buffer.alloc(32, 1), signingKeys: [] },
      { dataDir, now: () => new Date(0) },
    );
    const vault = createVault(store.connection, { masterKey: secrets.named('vault'), newId: () => 'k1' });
    await vault.lock([{ of: 'p1', text: 'Han Meimei', about: 'entry' }]);
    await store.close();

    const without = await examine({ DATA_DIR: dataDir });
    const own = await examine({ DATA_DIR: dataDir, SECRETS_KEY: keyOf(1) });
    const other = await examine({ DATA_DIR: dataDir, SECRETS_KEY: keyOf(2), JWT_KEYS: keyOf(3) });

    expect(without.said).toContain('note  secrets: there are none yet');
    expect(own).toMatchObject({ code: 0, said: expect.stringContaining('ok    secrets: what is personal') as unknown });
    expect(other.code).toBe(1);
    expect(other.said).toContain('FAULT secrets: 1 keys of the log were made under another master key');
    expect(existsSync(join(dataDir, 'secrets.json'))).toBe(false);
  });

  it('finds a certificate that cannot be used', async () => {
    const pem = (what: string): string => `-----BEGIN ${what}-----\nMA==\n-----END ${what}-----`;

    const { code, said } = await examine({
      DATA_DIR: join(temporaryFolder(), 'data'),
      TLS_CERT: pem('CERTIFICATE'),
      TLS_KEY: pem('PRIVATE KEY'),
    });

    expect(code).toBe(1);
    expect(said).toContain('FAULT TLS: the certificate or its key cannot be read');
  });
});
