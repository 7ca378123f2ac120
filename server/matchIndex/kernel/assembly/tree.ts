// The tree that all searches of the kernel read. See `layout.ts` for what lies where.

export const MANY_SITES: i32 = -1;
/** The numbers of sixteen siblings. */
export const SLOTS: v128 = i8x16(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);

export let columns: i32 = 0;
export let leaves: i32 = 0;
export let root: i32 = 0;
export let masks: usize = 0;
export let codes: usize = 0;
export let firstChild: usize = 0;
export let childCount: usize = 0;
export let siteOf: usize = 0;
export let leastRank: usize = 0;

export function setTree(ofColumns: i32, ofLeaves: i32, ofRoot: i32, atMasks: usize, atCodes: usize, atFirstChild: usize, atChildCount: usize, atSiteOf: usize, atLeastRank: usize): void {
  columns = ofColumns;
  leaves = ofLeaves;
  root = ofRoot;
  masks = atMasks;
  codes = atCodes;
  firstChild = atFirstChild;
  childCount = atChildCount;
  siteOf = atSiteOf;
  leastRank = atLeastRank;
}
