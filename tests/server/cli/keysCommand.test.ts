import { statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { keysCommand } from '#server/cli/keysCommand.ts';
import { createClock } from '#server/platform/clock.ts';
import { openSecrets } from '#server/platform/secrets/secrets.ts';
import { temporaryFolder } from '#tests/support/temporaryFolder.ts';

async function keys(words: readonly string[], env: Readonly<Record<string, string>>): Promise<string[]> {
  const lines: string[] = [];
  const print = (line: string): void => void lines.push(line);
  await keysCommand(words, {
    env,
    terminal: { print, complain: print, readInput: () => Promise.resolve('') },
    serve: () => Promise.resolve(),
    beforeStop: () => undefined,
  });
  return lines;
}

const { now } = createClock();

const SIGNS = /^[\w-]{12} {2}made \S+Z {2}signs$/u;
const CHECKS = /^[\w-]{12} {2}made \S+Z {2}checks what it signed until \S+Z$/u;

describe('parkfit keys', () => {
  it('lists the key that signs, and none of its bytes', async () => {
    const DATA_DIR = temporaryFolder();

    const [line = '', ...rest] = await keys(['list'], { DATA_DIR });
    const { secret } = openSecrets({}, { dataDir: DATA_DIR, now }).keys.current();

    expect([line, rest]).toEqual([expect.stringMatching(SIGNS), []]);
    expect(line).not.toContain(secret.toString('base64url'));
    expect(statSync(join(DATA_DIR, 'secrets.json')).mode & 0o777).toBe(0o600);
  });

  it('makes another one sign, which a server that runs takes over, and keeps the former one to check', async () => {
    const DATA_DIR = temporaryFolder();
    const running = openSecrets({}, { dataDir: DATA_DIR, now }).keys;
    const former = running.current();

    const [first = '', second = '', ...rest] = await keys(['rotate'], { DATA_DIR });

    expect(first).toMatch(SIGNS);
    expect(second).toMatch(CHECKS);
    expect(rest).toEqual([]);
    expect(second.startsWith(former.kid)).toBe(true);
    expect(running.current().kid).toBe(first.slice(0, 12));
    expect(running.find(former.kid)?.secret).toEqual(former.secret);
  });

  it('changes none that come from the environment', async () => {
    const key = Buffer.alloc(32, 7).toString('base64url');
    const env = { DATA_DIR: temporaryFolder(), JWT_KEYS: key, SECRETS_KEY: key };

    await expect(keys(['rotate'], env)).rejects.toThrow('change JWT_KEYS there');
    expect(await keys(['list'], env)).toEqual([expect.stringMatching(SIGNS)]);
  });

  it.each([[[]], [['show']], [['list', '--all']]])('asks for one of its two verbs: %j', async (words) => {
    await expect(keys(words, { DATA_DIR: temporaryFolder() })).rejects.toThrow();
  });
});
