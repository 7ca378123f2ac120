import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** The files of tests that every MongoDB must pass: those that open a test store and are not about the embedded one. */
export async function storeTests(root: string): Promise<string[]> {
  const names = await readdir(join(root, 'tests'), { recursive: true });
  const files = names.filter((name) => name.endsWith('.test.ts') && !OTHERS.test(name)).sort();
  const texts = await Promise.all(files.map((name) => readFile(join(root, 'tests', name), 'utf8')));
  return files.filter((_, place) => OPENS_STORE.test(texts[place] ?? '')).map((name) => join('tests', name));
}

const OTHERS = /^(?:server[/\\]store[/\\]embedded|run)[/\\]/u;
const OPENS_STORE = /open(?:TestStore|TestServer)\(/u;
