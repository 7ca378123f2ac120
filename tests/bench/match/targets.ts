/** How many times as fast as a peer the index promises to be. */
export interface SpeedTarget {
  readonly median: number;
  readonly p99?: number;
}

/** What is promised over a million spaces, by the shape of the stock and the name of the peer. */
export const TARGETS: Readonly<Record<'clustered' | 'independent', Readonly<Record<string, SpeedTarget>>>> = {
  clustered: {
    'naive loop over objects': { median: 150, p99: 300 },
    'scan of typed columns': { median: 50, p99: 20 },
    'DuckDB in process, one thread': { median: 100, p99: 60 },
  },
  independent: { 'scan of typed columns': { median: 3 } },
};
