import { type Criterion } from '#server/domain/matching/criterion.ts';
import { type Offered } from '#server/domain/matching/offerBox.ts';
import { type Buckets, createBuckets } from './buckets.ts';
import { type FactColumns } from './factColumns.ts';
import { NOWHERE, type Site } from './siteTable.ts';

/** How one criterion looks at spaces: what they offer it, and in which of its buckets that is. */
export interface Bucketing {
  readonly criterion: Criterion;
  readonly buckets: Buckets;
  /** What a space offers. */
  readonly offerAt: (place: number) => Offered;
  readonly bucketAt: (place: number) => number;
  /** A number for each distinct offer; not a number where there are too many to tell them apart. */
  readonly keyAt: (place: number) => number;
}

/** Spaces as the index holds them. Their places are counted from 0. */
export interface Rows {
  readonly facts: FactColumns;
  readonly sites: readonly Site[];
  /** The number of each space's site. */
  readonly siteAt: Uint32Array;
}

/** Spaces of which bucket bounds are made; all are put into them afterwards. */
const SAMPLE_SIZE = 20_000;

/** Most combinations of facts whose bucket is kept rather than looked for again, of one criterion. */
const KEPT_MAX = 100_000;

/** The bucketing of a criterion whose offers are made of facts, or of anything else about a site but its ring. */
export function createBucketing(criterion: Criterion, rows: Rows): Bucketing {
  return criterion.reads.length === 0 ? ofSites(criterion, rows) : ofFacts(criterion, rows);
}

function ofFacts(criterion: Criterion, { facts }: Rows): Bucketing {
  const { reads } = criterion;
  const offerAt = (place: number): Offered =>
    criterion.offer({ ...NOWHERE, space: { facts: facts.factsAt(place, reads) } });
  const buckets = createBuckets(criterion, sampleOf(facts.size(), offerAt));
  const kept = new Map<number, number>();
  const keyAt = (place: number): number => {
    let key = 0;
    for (const fact of reads) key = key * facts.codes(fact) + facts.code(fact, place);
    return key <= Number.MAX_SAFE_INTEGER ? key : NaN;
  };
  const bucketAt = (place: number): number => {
    const key = keyAt(place);
    const known = kept.get(key);
    if (known !== undefined) return known;
    const bucket = buckets.bucketOf(offerAt(place));
    if (!Number.isNaN(key) && kept.size < KEPT_MAX) kept.set(key, bucket);
    return bucket;
  };
  return { criterion, buckets, offerAt, bucketAt, keyAt };
}

function ofSites(criterion: Criterion, { sites, siteAt }: Rows): Bucketing {
  const offers = sites.map((site) => criterion.offer({ ...site, space: { facts: {} } }));
  const buckets = createBuckets(criterion, offers);
  const bucketBySite = Uint8Array.from(offers, (offer) => buckets.bucketOf(offer));
  return {
    criterion,
    buckets,
    offerAt: (place) => offers[siteAt[place] ?? 0] ?? {},
    bucketAt: (place) => bucketBySite[siteAt[place] ?? 0] ?? 0,
    keyAt: (place) => siteAt[place] ?? 0,
  };
}

function sampleOf(size: number, offerAt: (place: number) => Offered): Offered[] {
  const count = Math.min(size, SAMPLE_SIZE);
  return Array.from({ length: count }, (_, at) => offerAt(Math.floor((at * size) / count)));
}
