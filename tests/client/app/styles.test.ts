import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const CLIENT = join(process.cwd(), 'client');
const MANTINE_STYLES = join(process.cwd(), 'node_modules/@mantine/core/styles');

/** Components of Mantine that some view imports, each once. */
async function importedComponents(): Promise<string[]> {
  const files = (await readdir(CLIENT, { recursive: true })).filter((name) => name.endsWith('.tsx'));
  const texts = await Promise.all(files.map((name) => readFile(join(CLIENT, name), 'utf8')));
  const lists = texts.flatMap((text) => [...text.matchAll(/import \{([^}]*)\} from '@mantine\/core'/gu)]);
  const names = lists.flatMap(([, list = '']) => list.split(',').map((name) => name.trim()));
  return [...new Set(names)].filter((name) => /^[A-Z]/u.test(name)).sort();
}

describe('the styles of the page', () => {
  it('hold those of every component that a view uses', async () => {
    const sheets = new Set(await readdir(MANTINE_STYLES));
    const loaded = await readFile(join(CLIENT, 'app/styles.ts'), 'utf8');
    const used = (await importedComponents()).filter((name) => sheets.has(`${name}.css`));

    const missing = used.filter((name) => !loaded.includes(`/styles/${name}.css'`));

    expect(used).toContain('Button');
    expect(missing).toEqual([]);
  });
});
