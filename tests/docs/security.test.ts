import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';

const ROOT = new URL('../../', import.meta.url);

/** A test by its file and name, as the table of `docs/security.md` names it. */
const NAMED = /`(tests\/[^`]+)` “([^”]+)”/gu;

async function read(path: string): Promise<string> {
  return readFile(new URL(path, ROOT), 'utf8').catch(() => '');
}

describe('docs/security.md', () => {
  it('names only tests that there are', async () => {
    const named = [...(await read('docs/security.md')).matchAll(NAMED)].map(([, file = '', name = '']) => ({
      file,
      name,
    }));

    const missing = await Promise.all(
      named.map(async ({ file, name }) => ((await read(file)).includes(name) ? [] : [`${file} “${name}”`])),
    );

    expect(missing.flat()).toEqual([]);
    expect(named.length).toBeGreaterThan(60);
  });

  it('proves every row of its tables, or says why it does not concern the product', async () => {
    const rows = (await read('docs/security.md')).split('\n').filter((line) => /^\| (?:\d|API)/u.test(line));

    const unproved = rows.filter((row) => !/“|Not concerned|Rows|`npm /u.test(row));

    expect(unproved).toEqual([]);
    expect(rows.length).toBeGreaterThan(50);
  });
});
