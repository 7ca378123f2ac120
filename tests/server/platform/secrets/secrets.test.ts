import { chmod, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { openSecrets } from '#server/platform/secrets/secrets.ts';
import { temporaryFolder } from '#tests/support/temporaryFolder.ts';

let folder: string;
let nowMs = Date.parse('2026-11-22T08:00:00Z');
const now = (): Date => new Date(nowMs);

beforeEach(() => {
  folder = temporaryFolder();
});

const path = (): string => join(folder, 'secrets.json');
const open = (): ReturnType<typeof openSecrets> => openSecrets({}, { dataDir: folder, now });

describe('the secrets of an installation', () => {
  it('are made at the first start in a file that only its owner reads, and are the same at the next', async () => {
    const first = open();
    await chmod(path(), 0o644);
    const second = open();

    expect((await stat(path())).mode & 0o777).toBe(0o600);
    expect(second.named('vault')).toEqual(first.named('vault'));
    expect(second.named('vault')).toHaveLength(32);
    expect(second.named('vault')).not.toEqual(second.named('second-factor'));
    expect(second.keys.current()).toEqual(first.keys.current());
  });

  it('are rotated by one process and taken over by another', () => {
    const [server, command] = [open(), open()];
    const old = server.keys.current().kid;

    command.keys.rotate?.();

    expect(server.keys.current().kid).not.toBe(old);
    expect(server.keys.find(old)).toMatchObject({ kid: old, retiredAt: now() });
    nowMs += 20 * 60_000;
    expect(server.keys.find(old)).toBeUndefined();
  });

  it('are not made anew where the file is damaged, and the message does not quote it', async () => {
    await writeFile(path(), '{"masterKey":"hunter2"');

    expect(open).toThrow(/^The file of secrets .* cannot be read: put back the one of your last backup\.$/u);
    expect(await readFile(path(), 'utf8')).toContain('hunter2');
  });

  it('may come from outside, and are changed there', () => {
    const signingKeys = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)];

    const { keys } = openSecrets({ masterKey: Buffer.alloc(32, 3), signingKeys }, { dataDir: '/nowhere', now });

    expect(keys.current().secret).toBe(signingKeys[0]);
    expect(keys.all()).toHaveLength(2);
    expect(keys.rotate).toBeUndefined();
  });
});
