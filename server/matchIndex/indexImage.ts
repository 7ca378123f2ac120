import { type Criterion } from '#server/domain/matching/criterion.ts';
import { alikeIn, bucketingsOf, columnByIdOf } from './bucketColumns.ts';
import { createBucketing } from './bucketing.ts';
import { type BucketsImage, bucketsOfImage } from './buckets.ts';
import { type Cover } from './cover.ts';
import { type PlacedRecords } from './placed.ts';
import { ringListOf, ringOffersOf } from './ringTerm.ts';
import { imageOfRecords, type RecordsImage, recordsOfImage } from './spaceRecords.ts';
import { OfferCounts } from './offerCounts.ts';
import { SiteCounts } from './siteCounts.ts';
import { treeOf } from './tree.ts';
import { type TreeArrays } from './treeArrays.ts';

/** Which images can be read: raised whenever anything of their layout, or of how buckets are made, becomes another. */
export const IMAGE_FORMAT = 6;

/** An index as plain data and typed arrays, that may be cloned, sent and stored. */
export interface IndexImage {
  readonly format: typeof IMAGE_FORMAT;
  readonly records: RecordsImage;
  readonly rankAt: Uint32Array;
  /** Places in the order of their ids. */
  readonly byId: Uint32Array;
  /** The places of which further spaces are put near those of their site, see `createRoom`. */
  readonly begins: Float64Array;
  readonly tree: TreeArrays;
  readonly covers: readonly (readonly [node: number, cover: Cover])[];
  readonly few: readonly (readonly [node: number, sites: readonly number[]])[];
  /** In the order of the columns of the tree. */
  readonly buckets: readonly BucketsImage[];
}

/** The part of an image that the tree and its records are. The arrays are those of the index itself: what is to last must be cloned. */
export function imageOfPlaced({
  records,
  rankAt,
  tree,
  columnById,
}: PlacedRecords): Omit<IndexImage, 'byId' | 'begins'> {
  const { columns, leaves, root, nodeOf, codes, masks, firstChild, childCount } = tree;
  const { siteOf, leastRank, spacesOf, histogram } = tree;
  return {
    format: IMAGE_FORMAT,
    records: imageOfRecords(records),
    rankAt,
    tree: {
      ...{ columns, leaves, root, nodeOf, codes, masks, firstChild, childCount },
      ...{ siteOf, leastRank, spacesOf, histogram },
    },
    covers: [...tree.known.covers],
    few: [...tree.known.few],
    buckets: bucketingsOf(columnById).map(({ buckets }) => buckets.image()),
  };
}

/** The tree and records of an image that was made with the same criteria. */
export function placedOfImage(image: IndexImage, catalogue: readonly Criterion[]): PlacedRecords {
  const records = recordsOfImage(image.records);
  const { facts, siteAt, table } = records;
  const { sites } = table;
  const tree = treeOf(image.tree, { sites, covers: new Map(image.covers), few: new Map(image.few) });
  const rows = { facts, sites, siteAt };
  const columns = alikeIn(catalogue);
  const bucketings = columns.flatMap(([criterion], column) => {
    const buckets = image.buckets[column];
    return buckets === undefined ? [] : [createBucketing(criterion, rows, bucketsOfImage(criterion, buckets))];
  });
  return {
    tree,
    records,
    facts,
    sites,
    siteAt,
    siteCounts: new SiteCounts(tree, siteAt),
    offerCounts: new OfferCounts(tree, bucketings),
    rankAt: image.rankAt,
    ringOffersById: ringOffersOf(catalogue, sites),
    rings: ringListOf(sites),
    columnById: columnByIdOf(columns, bucketings),
  };
}
