import { type Cover } from '../cover.ts';
import { type TreeArrays } from '../treeArrays.ts';
import { KERNEL_BASE64 } from './bytes.ts';
import { type CoverRings, coverRingsOf } from './coverRings.ts';
import { groundFor } from './ground.ts';
import { type KernelLayout } from './layout.ts';
import { createWalkHosting, type MissHost, type WalkHost, type Walking } from './walkHost.ts';

/** A tree in the memory of a WebAssembly module that searches it, sixteen siblings at a time. */
export interface Kernel {
  /** The arrays of the tree, those that are searched within the memory. */
  readonly arrays: TreeArrays;
  readonly layout: KernelLayout;
  /** Most musts of a question, and most preferences: there is room for no more. */
  readonly terms: number;
  /** For so many sites there is room. */
  readonly sites: number;
  /** Asked like sites, under the numbers that follow on those of sites. */
  readonly covers: CoverRings;
  /** The memory, by the kinds of numbers that lie in it. */
  readonly bytes: Uint8Array;
  readonly integers: Int32Array;
  readonly singles: Float32Array;
  readonly doubles: Float64Array;
  /** Searches for the question that lies in the memory, best first as long as that leaves much out; `host` is asked on the way. One at a time. */
  readonly search: (question: Question, host: Host) => Looked;
  /** The same by a pass over all leaves. */
  readonly pass: (question: Question, host: Host) => Looked;
  /** Walks through the tree for the musts that lie in the memory; `host` is asked and told on the way. One at a time. */
  readonly walk: (walking: Walking, host: WalkHost) => void;
  /** Searches for near misses of the musts that lie in the memory; `host` is asked and told on the way. One at a time. */
  readonly searchMisses: (musts: number, hasRings: boolean, host: MissHost) => void;
  /** Tells how many steps a near miss may need at most. */
  readonly setMostSteps: (steps: number) => void;
  /** Has nothing known any more of which few sites a node has, nor of its cover. */
  readonly forgetSites: (node: number) => void;
  /** Tells the last of those found, once there are enough; called by the host. */
  readonly setLast: (last: Last) => void;
}

/** The last of those found. */
export interface Last {
  readonly isMet: boolean;
  readonly primary: number;
  readonly low: number;
  readonly rank: number;
}

/** A question that lies in the memory, see `MUST` and `WISH`. */
export interface Question {
  readonly musts: number;
  readonly wishes: number;
  /** Whether any of them is judged on rings. */
  readonly hasRings: boolean;
  /** What all preferences on rings weigh. */
  readonly ringWeight: number;
  readonly totalWeight: number;
}

/** What a kernel asks on the way. */
export interface Host {
  /** Has known what rings say of a site. */
  readonly judgeSite: (site: number) => void;
  /** See `Found.verdictOfRings`. */
  readonly ringsOfNode: (node: number) => number;
  /** Has known what a preference comes to in a bucket at most. */
  readonly judgeWish: (wish: number, bucket: number) => void;
  /** Has the flags known of the buckets of some spaces, the bits of a number; the buckets begin at `at`. */
  readonly judgeBuckets: (must: number, at: number, spaces: number) => void;
  /** See `Found.offer`. */
  readonly offerSpace: (place: number, how: number, most: number) => void;
}

/** How many nodes and leaves were looked into. */
export interface Looked {
  readonly nodes: number;
  readonly leaves: number;
}

/** What the module exports; pointers are numbers. */
interface Exports {
  readonly setTree: (...numbers: number[]) => void;
  readonly setRoom: (...numbers: number[]) => void;
  readonly setSites: (...numbers: number[]) => void;
  readonly setLast: (...numbers: number[]) => void;
  readonly setWalkRoom: (...numbers: number[]) => void;
  readonly walk: (...numbers: number[]) => void;
  readonly setMissRoom: (...numbers: number[]) => void;
  readonly searchMisses: (...numbers: number[]) => void;
  readonly setMostSteps: (steps: number) => void;
  readonly ask: (...numbers: number[]) => void;
  readonly search: () => void;
  readonly setPassRoom: (...numbers: number[]) => void;
  readonly pass: () => void;
  readonly nodes: { readonly value: number };
  readonly opened: { readonly value: number };
}

/** More terms than the catalogue has criteria. */
const TERMS_BESIDES = 32;

/** So many more sites, as a share and besides, as are likely to come before the spaces are laid out anew. */
const SITES_MORE = 1.125;
const SITES_BESIDES = 64;

let compiled: WebAssembly.Module | null | undefined;

/** The module; null where there is no WebAssembly with vectors. */
function module(): WebAssembly.Module | null {
  if (compiled !== undefined) return compiled;
  const bytes = Uint8Array.from(atob(KERNEL_BASE64), (character) => character.charCodeAt(0));
  compiled = WebAssembly.validate(bytes) ? new WebAssembly.Module(bytes) : null;
  return compiled;
}

/** Of nodes of more sites than these a cover is asked, or of those over leaves their children. */
const FEW_SITES = 4;

/** How many sites there are, which nodes have several, but few, and the covers of those that have several. */
export interface Sites {
  readonly sites: number;
  readonly covers: ReadonlyMap<number, Cover>;
  readonly few: ReadonlyMap<number, readonly number[]>;
}

/** A kernel over the arrays of a tree, or copies of them, see `groundFor`; undefined where there is no WebAssembly with vectors, or no memory left for it. */
export function kernelOf(tree: TreeArrays, { sites: now, few, covers: ofNodes }: Sites): Kernel | undefined {
  const code = module();
  const terms = tree.columns + TERMS_BESIDES;
  const sites = Math.ceil(now * SITES_MORE) + SITES_BESIDES;
  const covers = coverRingsOf(tree, ofNodes, (node) => isAsked(few.get(node)));
  const lists = [
    ...askedLists(few, tree.leaves),
    ...covers.nodes.map((node, number): AskedList => [node, [sites + number]]),
  ];
  const fewSites = lists.reduce((numbers, [, ofNode]) => numbers + 1 + ofNode.length, 1);
  const ground = code === null ? undefined : groundFor(tree, { terms, sites: sites + covers.nodes.length, fewSites });
  if (code === null || ground === undefined) return undefined;
  const { memory, layout, arrays } = ground;
  const hosting = createHosting();
  const walkHosting = createWalkHosting();
  const host = { ...hosting.imports, ...walkHosting.imports };
  const { exports } = new WebAssembly.Instance(code, { env: { memory }, host });
  if (!isKernel(exports)) return undefined;
  setUp(exports, tree, layout);
  exports.setSites(sites + covers.nodes.length, ...SITE_PARTS.map((part) => layout[part]));
  const { buffer } = memory;
  const fewAt = new Uint32Array(buffer, layout.fewAt, tree.root + 1);
  layLists(lists, fewAt, new Uint32Array(buffer, layout.fewSites, fewSites));
  return {
    arrays,
    layout,
    terms,
    sites,
    covers,
    bytes: new Uint8Array(buffer),
    integers: new Int32Array(buffer),
    singles: new Float32Array(buffer),
    doubles: new Float64Array(buffer),
    ...callsOf(exports, hosting),
    ...walkCallsOf(exports, walkHosting),
    forgetSites(node) {
      fewAt[node] = 0;
    },
  };
}

/** Those of nodes that are asked. Apart from the kernel, whose functions would else keep the arrays that it has copied. */
function askedLists(few: Sites['few'], leaves: number): AskedList[] {
  return [...few].filter(([node, ofNode]) => node >= leaves && isAsked(ofNode));
}

function isAsked(sites: readonly number[] | undefined): boolean {
  return sites !== undefined && sites.length <= FEW_SITES;
}

/** The sites, or the cover, of which a node is asked. */
type AskedList = readonly [node: number, sites: readonly number[]];

type Searching = ReturnType<typeof createHosting>;

function callsOf(exports: Exports, hosting: Searching): Pick<Kernel, 'search' | 'pass' | 'setLast'> {
  const looking =
    (look: () => void): Kernel['search'] =>
    ({ musts, wishes, hasRings, ringWeight, totalWeight }, host) => {
      hosting.ask(host, () => {
        exports.ask(musts, wishes, Number(hasRings), ringWeight, totalWeight);
        look();
      });
      return { nodes: exports.nodes.value, leaves: exports.opened.value };
    };
  return {
    search: looking(exports.search),
    pass: looking(exports.pass),
    setLast({ isMet, primary, low, rank }) {
      exports.setLast(Number(isMet), primary, Number(low === primary), rank);
    },
  };
}

function walkCallsOf(
  exports: Exports,
  walkHosting: ReturnType<typeof createWalkHosting>,
): Pick<Kernel, 'walk' | 'searchMisses' | 'setMostSteps'> {
  return {
    walk({ musts, hasRings, mayFailRings, onlyFailing }, host) {
      walkHosting.ask(host, () => {
        exports.walk(musts, Number(hasRings), Number(mayFailRings), Number(onlyFailing));
      });
    },
    searchMisses(musts, hasRings, host) {
      walkHosting.ask(host, () => {
        exports.searchMisses(musts, Number(hasRings));
      });
    },
    setMostSteps: exports.setMostSteps,
  };
}

/** Lets an instance, which has its imports for ever, ask one host after the other. */
function createHosting(): {
  readonly imports: WebAssembly.ModuleImports & Host;
  readonly ask: (host: Host, search: () => void) => void;
} {
  let asked: Host | undefined;
  return {
    imports: {
      judgeSite: (site) => asked?.judgeSite(site),
      ringsOfNode: (node) => asked?.ringsOfNode(node) ?? 0,
      judgeWish: (wish, bucket) => asked?.judgeWish(wish, bucket),
      judgeBuckets: (must, at, spaces) => asked?.judgeBuckets(must, at, spaces),
      offerSpace: (place, how, most) => asked?.offerSpace(place, how, most),
    },
    ask(host, search) {
      asked = host;
      try {
        search();
      } finally {
        asked = undefined;
      }
    },
  };
}

function setUp(exports: Exports, { columns, leaves, root }: TreeArrays, layout: KernelLayout): void {
  const { masks, codes, firstChild, childCount, siteOf, leastRank } = layout;
  exports.setTree(columns, leaves, root, masks, codes, firstChild, childCount, siteOf, leastRank);
  const { musts, wishes, keys, boards, looked, spaceFlags } = layout;
  exports.setRoom(musts, wishes, keys, boards, looked);
  exports.setPassRoom(spaceFlags);
  const { asks, opens, stack, states, found, misses } = layout;
  exports.setWalkRoom(asks, opens, stack, states, found);
  exports.setMissRoom(misses, stack);
}

const SITE_PARTS = ['siteVerdicts', 'siteSums', 'siteMosts', 'fewAt', 'fewSites'] as const;

/** Lays the sites of nodes one after the other, how many there are before each; at 0 there are none. */
function layLists(lists: readonly AskedList[], fewAt: Uint32Array, fewSites: Uint32Array): void {
  let at = 1;
  for (const [node, sites] of lists) {
    fewAt[node] = at;
    fewSites.set([sites.length, ...sites], at);
    at += 1 + sites.length;
  }
}

function isKernel(exports: object): exports is Exports {
  return EXPORTED.every((name) => name in exports);
}

const EXPORTED: readonly (keyof Exports)[] = [
  ...(['setTree', 'setRoom', 'setSites', 'setLast', 'ask', 'search', 'nodes', 'opened'] as const),
  ...(['setPassRoom', 'pass', 'setWalkRoom', 'walk', 'setMissRoom', 'searchMisses', 'setMostSteps'] as const),
];
