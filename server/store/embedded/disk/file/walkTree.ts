import { reasonOf } from '#server/platform/reasonOf.ts';
import { type Tree } from './description.ts';
import { type Child, type KeyOrder, type LeafRecord, type Page, readPage } from './page.ts';
import { type PageFile } from './pageFile.ts';
import { type UsedPages } from './usedPages.ts';

/** A tree of a file that is being inspected. */
export interface Walk {
  readonly file: PageFile;
  readonly pageBytes: number;
  readonly used: UsedPages;
  readonly name: string;
  readonly tree: Tree;
  readonly inOrder: KeyOrder;
  /** What is to be done with a leaf; where absent, leaves are not read. */
  readonly onLeaf?: (records: readonly LeafRecord[]) => void;
}

/** What is wrong, in words; or nothing, once for each page that was read, so that others may work in between. */
export type Findings = Generator<string | undefined, undefined>;

/** Walks a tree from its root and tells what is not as LMDB leaves it. No page is read twice, so that it comes to an end whatever the file holds. */
export function* walkTree(walk: Walk): Findings {
  const { root, depth, branchPages, leafPages, overflowPages, entries } = walk.tree;
  if (root === undefined) return;
  if (depth < 1 || depth > MAX_DEPTH) {
    yield `${walk.name} cannot have ${depth} levels`;
    return;
  }
  const count: Count = { branchPages: 0, leafPages: 0, overflowPages: 0, entries: 0 };
  yield* visit({ ...walk, count }, { page: root, level: 1 });
  const said = walk.onLeaf
    ? { branchPages, leafPages, overflowPages, entries }
    : { branchPages, leafPages, overflowPages: 0, entries: 0 };
  for (const [what, number] of Object.entries(said)) {
    const found = count[what as keyof Count];
    if (found !== number)
      yield `${walk.name} is said to have ${number} ${WORDS[what as keyof Count]}, and has ${found}`;
  }
}

/** LMDB's cursors go no deeper. */
const MAX_DEPTH = 32;

interface Count {
  branchPages: number;
  leafPages: number;
  overflowPages: number;
  entries: number;
}

const WORDS: Readonly<Record<keyof Count, string>> = {
  branchPages: 'branch pages',
  leafPages: 'leaf pages',
  overflowPages: 'pages of large values',
  entries: 'entries',
};

type Counting = Walk & { readonly count: Count };

/** A page that is to be visited: its keys lie from `from` (inclusive) to `to` (exclusive), each absent where there is no bound. */
interface Visit {
  readonly page: number;
  readonly level: number;
  readonly from?: Buffer | undefined;
  readonly to?: Buffer | undefined;
}

function* visit(walk: Counting, visited: Visit): Findings {
  const { level, from, to } = visited;
  const { children, fault } = look(walk, visited);
  yield fault;
  for (const [at, child] of children.entries()) {
    const bounds = { from: at === 0 ? from : child.key, to: children[at + 1]?.key ?? to };
    yield* visit(walk, { page: child.page, level: level + 1, ...bounds });
  }
}

/** Reads a page, where leaves are read, and does with one what is to be done. Nothing below a page with a fault is visited. */
function look(walk: Counting, visited: Visit): { readonly children: readonly Child[]; readonly fault?: string } {
  const { page: number, level } = visited;
  const isLeaf = level === walk.tree.depth;
  try {
    walk.used.use(number);
    walk.count[isLeaf ? 'leafPages' : 'branchPages'] += 1;
    if (isLeaf && !walk.onLeaf) return { children: [] };
    const bytes = walk.file.read(number * walk.pageBytes, walk.pageBytes);
    if (bytes.length < walk.pageBytes) throw new Error('it has been cut off');
    const page = readPage(bytes, number, walk.inOrder);
    if ((page.kind === 'leaf') !== isLeaf) throw new Error('it stands on the wrong level');
    checkBounds(keysOf(page), visited, walk.inOrder);
    if (page.kind === 'branch') return { children: page.children };
    lookAtLeaf(walk, page.records);
    return { children: [] };
  } catch (error) {
    return { children: [], fault: told(walk, number, error) };
  }
}

function keysOf(page: Page): Buffer[] {
  return page.kind === 'leaf' ? page.records.map(({ key }) => key) : page.children.slice(1).map(({ key }) => key);
}

function checkBounds(keys: readonly Buffer[], { from, to }: Visit, inOrder: KeyOrder): void {
  const [first] = keys;
  const last = keys.at(-1);
  if ((first && from && inOrder(first, from) < 0) || (last && to && inOrder(last, to) >= 0))
    throw new Error('its keys do not belong there');
}

function lookAtLeaf(walk: Counting, records: readonly LeafRecord[]): void {
  walk.count.entries += records.length;
  for (const { value } of records) {
    if (value.kind !== 'overflow') continue;
    walk.used.use(value.first, value.pages);
    walk.count.overflowPages += value.pages;
  }
  walk.onLeaf?.(records);
}

function told({ name }: Walk, page: number, error: unknown): string {
  return `${name}, page ${page}: ${reasonOf(error)}`;
}
