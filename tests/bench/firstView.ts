import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const DIST = 'client/dist';

/** Bytes of script, gzip, that the browser loads before the page is there: the entry and everything that it imports statically. */
export async function benchFirstView(): Promise<string[]> {
  const page = await readFile(join(DIST, 'index.html'), 'utf8');
  const scripts = namesIn(page, /(?:src|href)="\/?(assets\/[^"]+\.js)"/gu);
  const styles = namesIn(page, /href="\/?(assets\/[^"]+\.css)"/gu);
  return [
    `first view: ${await gzipKb(scripts)} KB of script and ${await gzipKb(styles)} KB of style, gzip (${scripts.length} scripts)`,
  ];
}

function namesIn(page: string, pattern: RegExp): string[] {
  return [...new Set([...page.matchAll(pattern)].flatMap(([, name]) => name ?? []))];
}

async function gzipKb(names: readonly string[]): Promise<string> {
  const sizes = await Promise.all(names.map(async (name) => gzipSync(await readFile(join(DIST, name))).length));
  return (sizes.reduce((sum, size) => sum + size, 0) / 1000).toFixed(0);
}
