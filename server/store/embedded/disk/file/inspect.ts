import { reasonOf } from '#server/platform/reasonOf.ts';
import { unsealed } from '../checksum.ts';
import { type Description, readDescriptions, type Tree } from './description.ts';
import { byNumber, useFreePages } from './freePages.ts';
import { readOverflow } from './overflow.ts';
import { type LeafRecord } from './page.ts';
import { type PageFile } from './pageFile.ts';
import { createUsedPages } from './usedPages.ts';
import { type Findings, type Walk, walkTree } from './walkTree.ts';

/** How much is read: the ways to the leaves and the lists of free pages, or everything. */
export type Thoroughness = 'ways' | 'everything';

/** Inspects a file of LMDB whatever it holds, as of each transaction with which LMDB may open it. */
export function* inspect(file: PageFile, thoroughness: Thoroughness): Findings {
  let descriptions: Description[];
  try {
    descriptions = readDescriptions(file);
  } catch (error) {
    yield reasonOf(error);
    return;
  }
  for (const description of descriptions) yield* inspectAsOf(description, file, thoroughness);
}

function* inspectAsOf(
  { pageBytes, lastPage, tables, freePages }: Description,
  file: PageFile,
  thoroughness: Thoroughness,
): Findings {
  const pagesInFile = Math.floor(file.sizeBytes() / pageBytes);
  const used = createUsedPages({ inFile: pagesInFile, known: lastPage + 1 });
  const shared = { file, pageBytes, used };
  // A file may lack its last pages where they are free; else they are found missing where they are needed.
  const isWhole = lastPage < pagesInFile;
  const checkLeaf = (records: readonly LeafRecord[]): void => {
    for (const { key, value } of records) {
      if (value.kind === 'overflow') unsealed(key, readOverflow(file, pageBytes, value));
      if (value.kind === 'in-page') unsealed(key, value.bytes);
    }
  };
  const trees: Named[] = [];
  yield* walkTree({
    ...shared,
    name: 'the list of tables',
    tree: tables,
    inOrder: byBytes,
    onLeaf: (records) => trees.push(...tablesOf(records)),
  });
  for (const table of trees) {
    const walk: Walk = { ...shared, ...table, inOrder: byBytes };
    yield* walkTree(thoroughness === 'everything' || !isWhole ? { ...walk, onLeaf: checkLeaf } : walk);
  }
  yield* walkTree({
    ...shared,
    name: 'the list of free pages',
    tree: freePages,
    inOrder: byNumber,
    onLeaf(records) {
      useFreePages(records, shared);
    },
  });
}

interface Named {
  readonly name: string;
  readonly tree: Tree;
}

function tablesOf(records: readonly LeafRecord[]): Named[] {
  return records.flatMap(({ key, value }) =>
    value.kind === 'table' ? [{ name: `the table ${nameOf(key)}`, tree: value.tree }] : [],
  );
}

/** Tables are ordered by the bytes of their keys. */
function byBytes(one: Buffer, other: Buffer): number {
  return Buffer.compare(one, other);
}

/** Names end with a zero byte. */
function nameOf(key: Buffer): string {
  return JSON.stringify(key.toString('utf8').replace(/\0+$/u, ''));
}
