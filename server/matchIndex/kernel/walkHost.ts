/** A walk for the musts that lie in the memory, see `ASK`. */
export interface Walking {
  /** Those over buckets. */
  readonly musts: number;
  /** Whether there are musts on rings, and whether one of them may fail. */
  readonly hasRings: boolean;
  readonly mayFailRings: boolean;
  readonly onlyFailing: boolean;
}

/** What a kernel asks and tells on a walk. Musts on rings are bits of a number; those not known, or spaces, lie 16 bits higher. */
export interface WalkHost {
  /** The musts on rings that no space of a node meets. */
  readonly unmetRings: (node: number) => number;
  /** The musts on rings that spaces of a site do not meet, and those that are not known of it. */
  readonly ringsOfSite: (site: number) => number;
  /** The same of the site of a space. */
  readonly ringsOfPlace: (place: number) => number;
  /** Has the flags known of the buckets of some spaces, the bits of a number; the buckets begin at `at`. */
  readonly judgeAsked: (must: number, at: number, spaces: number) => void;
  /** Of some spaces, of which the first of the leaf is given, those that do not meet a must, and those of which it is not known. */
  readonly judgeSpaces: (must: number, first: number, spaces: number) => number;
  /** So many spaces are found that are wanted: they lie in the memory. */
  readonly visitSpaces: (spaces: number) => void;
}

/** What a kernel asks and tells when it searches for near misses. */
export interface MissHost {
  /** 0 where rings exclude none of a node for sure; else a step more than its spaces need to meet them. */
  readonly stepsOfRings: (node: number) => number;
  /** Takes in some spaces, of which the first of the leaf is given, where they are near misses. */
  readonly judgeMisses: (first: number, spaces: number) => void;
}

type AnyHost = WalkHost & MissHost;

/** Lets an instance, which has its imports for ever, ask one host after the other. */
export function createWalkHosting(): {
  readonly imports: WebAssembly.ModuleImports & AnyHost;
  readonly ask: (host: Partial<AnyHost>, walk: () => void) => void;
} {
  let asked: Partial<AnyHost> | undefined;
  return {
    imports: {
      unmetRings: (node) => asked?.unmetRings?.(node) ?? 0,
      ringsOfSite: (site) => asked?.ringsOfSite?.(site) ?? 0,
      ringsOfPlace: (place) => asked?.ringsOfPlace?.(place) ?? 0,
      judgeAsked: (must, at, spaces) => asked?.judgeAsked?.(must, at, spaces),
      judgeSpaces: (must, first, spaces) => asked?.judgeSpaces?.(must, first, spaces) ?? 0,
      stepsOfRings: (node) => asked?.stepsOfRings?.(node) ?? 0,
      judgeMisses: (first, spaces) => asked?.judgeMisses?.(first, spaces),
      visitSpaces: (spaces) => asked?.visitSpaces?.(spaces),
    },
    ask(host, walk) {
      asked = host;
      try {
        walk();
      } finally {
        asked = undefined;
      }
    },
  };
}
