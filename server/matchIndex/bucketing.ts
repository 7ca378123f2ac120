import { type SpaceFacts } from '#shared/space.ts';
import { codeAt } from '#server/domain/flat.ts';
import { type Criterion } from '#server/domain/matching/criterion.ts';
import { type Offered } from '#server/domain/matching/offerBox.ts';
import { type Buckets, createBuckets, WILD } from './buckets.ts';
import { CodeColumn } from './codeColumn.ts';
import { type KeyRoom } from './codeKeys.ts';
import { type Counted } from './cuts.ts';
import { NumberBuckets } from './numberBuckets.ts';
import { OfferKeys } from './offerKeys.ts';
import { createOfferMemo, type OfferMemo } from './offerMemo.ts';
import { OfferNumbers } from './offerNumbers.ts';
import { passing } from './passing.ts';
import { type Rows } from './rows.ts';
import { NOWHERE, type Site } from './siteTable.ts';
import { createVerdictMemo, type VerdictTurn } from './verdictMemo.ts';

/** How one criterion looks at spaces: what they offer it, and in which of its buckets that is. */
export interface Bucketing {
  readonly criterion: Criterion;
  readonly buckets: Buckets;
  /** What a space offers, or another offer that is judged like it. */
  readonly offerAt: (place: number) => Offered;
  readonly bucketAt: (place: number) => number;
  /** A number for each distinct offer; not a number where there are too many to tell them apart. */
  readonly keyAt: (place: number) => number;
  /** Another number once keys are others, for one of the facts has more values than there was room for. */
  readonly keyLayout: () => number;
  /** Of what is made of the site alone, the same by its number. */
  readonly bySite?: { readonly offerOf: (site: number) => Offered; readonly bucketOf: (site: number) => number };
  /** Where one requirement keeps what it judged of offers, by their keys, until the index is changed. */
  readonly verdictTurn: () => VerdictTurn;
}

/** What the buckets of all spaces are made with. */
export interface Filling {
  /** For the keys of all places. */
  readonly room: KeyRoom;
  /** The places that have a space. */
  readonly places: Uint32Array;
  /** Of all places; where no space is, it is whichever. */
  readonly bucketAt: Uint8Array;
}

/** Offers of which bucket bounds are made, at most; all are put into them afterwards. */
const SAMPLE_SIZE = 20_000;

/**
 * The bucketing of a criterion whose offers are made of facts, of anything else about a site but its ring, or of both. Its
 * buckets are given, or else made of the offers of all places, each of which is then put into its bucket.
 */
export function createBucketing(criterion: Criterion, rows: Rows, made: Filling | Buckets): Bucketing {
  if (criterion.reads.length === 0) return ofSites(criterion, rows, made);
  return criterion.readsPlaces ? ofFactsAndSites(criterion, rows, made) : ofFacts(criterion, rows, made);
}

/** Hardly any two spaces offer the same, so that nothing is kept by what they offer. */
function ofFactsAndSites(criterion: Criterion, rows: Rows, made: Filling | Buckets): Bucketing {
  const { facts, sites, siteAt } = rows;
  const offerAt = (place: number): Offered =>
    criterion.offer({
      ...(sites[siteAt[place] ?? 0] ?? NOWHERE),
      space: { facts: facts.factsAt(place, criterion.reads) },
    });
  const buckets = 'places' in made ? createBuckets(criterion, sampleOf(made.places, offerAt)) : made;
  const numbers = criterion.madeOf && new OfferNumbers(criterion, criterion.madeOf, rows);
  const numberBuckets = numbers && new NumberBuckets(buckets, numbers, offerAt);
  const bucketOfKnown = (place: number): number =>
    numberBuckets === undefined ? buckets.bucketOf(offerAt(place)) : numberBuckets.bucketAt(place);
  let turns: (() => VerdictTurn) | undefined;
  if ('places' in made) {
    for (let at = 0; at < made.places.length; at += 1) {
      const place = codeAt(made.places, at);
      made.bucketAt[place] = bucketOfKnown(place);
    }
    numbers?.forget();
  }
  return {
    criterion,
    buckets,
    offerAt,
    bucketAt(place) {
      numbers?.refit();
      return bucketOfKnown(place);
    },
    keyAt: () => NaN,
    keyLayout: () => 0,
    verdictTurn: () => (turns ??= createVerdictMemo(Infinity))(),
  };
}

function ofFacts(criterion: Criterion, rows: Rows, made: Filling | Buckets): Bucketing {
  const keys = new OfferKeys(criterion, rows);
  const offerOf = (known: SpaceFacts): Offered =>
    criterion.judgedOffer({ park: NOWHERE.park, placeIds: NOWHERE.placeIds, space: { facts: known } });
  const offerAt = (place: number): Offered => offerOf(keys.factsAt(place));
  // Both are made when first needed: most indexes that are read from a file are never changed, and where each bucket is of
  // one offer, no verdicts are kept.
  let kept: OfferMemo | undefined;
  const memo = (): OfferMemo => (kept ??= createOfferMemo(keys.width));
  let turns: (() => VerdictTurn) | undefined;
  let keyLayout = 0;
  const buckets = 'places' in made ? filled(criterion, { ...made, keys, memo, offerOf }) : made;
  // Beside few spaces it would be most of the memory, and is made again where one changes.
  if ('places' in made && memo().size > made.places.length) kept = undefined;
  const bucketOfKey = (key: number, place: number): number => {
    const known = memo().get(key);
    if (known >= 0) return known;
    const bucket = buckets.bucketOf(offerAt(place));
    memo().set(key, bucket);
    return bucket;
  };
  return {
    criterion,
    buckets,
    offerAt,
    keyAt: (place) => keys.keyAt(place),
    keyLayout: () => keyLayout,
    verdictTurn: () => (turns ??= createVerdictMemo(keys.width))(),
    bucketAt(place) {
      if (keys.refit(place)) {
        kept = undefined;
        turns = undefined;
        keyLayout += 1;
      }
      return bucketOfKey(keys.keyAt(place), place);
    },
  };
}

interface Keyed extends Filling {
  readonly keys: OfferKeys;
  readonly memo: () => OfferMemo;
  readonly offerOf: (known: SpaceFacts) => Offered;
}

/** Makes the buckets of a criterion, and puts all spaces into them. */
function filled(criterion: Criterion, keyed: Keyed): Buckets {
  const { keys, room, places, bucketAt, memo, offerOf } = keyed;
  const all = keys.all(room);
  const { table } = memo();
  if (table !== undefined && all instanceof Uint32Array) {
    const buckets = bucketsOfKeys(criterion, keyed, all);
    lookUp(table, all, bucketAt);
    return buckets;
  }
  const offerAt = (place: number): Offered => offerOf(keys.factsAt(place));
  const buckets = createBuckets(criterion, sampleOf(places, offerAt));
  for (let at = 0; at < places.length; at += 1) {
    const place = codeAt(places, at);
    const key = all[place] ?? 0;
    const known = memo().get(key);
    const bucket = known >= 0 ? known : buckets.bucketOf(offerAt(place));
    memo().set(key, bucket);
    bucketAt[place] = bucket;
  }
  return buckets;
}

/** The buckets of all keys, by a table that has them all. */
function lookUp(table: Uint16Array, keys: Uint32Array, bucketAt: Uint8Array): void {
  for (let place = 0; place < bucketAt.length; place += 1) bucketAt[place] = (table[keys[place] ?? 0] ?? 0) - 1;
}

/** Where the keys are the places of a table, each distinct offer is made and put into its bucket once. */
function bucketsOfKeys(criterion: Criterion, { keys, places, memo, offerOf }: Keyed, all: Uint32Array): Buckets {
  const counts = new Uint32Array(passing(4 * 2 ** keys.width));
  // Not `of`: what goes through an array one by one is an object for each step, of which a million spaces make a gigabyte.
  for (let at = 0; at < places.length; at += 1) {
    const key = codeAt(all, codeAt(places, at));
    counts[key] = codeAt(counts, key) + 1;
  }
  const made: (Counted & { readonly key: number })[] = [];
  for (let key = 0; key < counts.length; key += 1) {
    const count = codeAt(counts, key);
    if (count > 0) made.push({ key, offer: offerOf(keys.factsOf(key)), count });
  }
  const buckets = createBuckets(criterion, made.length > SAMPLE_SIZE ? everyNth(made) : made);
  for (const { key, offer } of made) memo().set(key, buckets.bucketOf(offer));
  return buckets;
}

function everyNth(made: readonly Counted[]): Counted[] {
  return Array.from({ length: SAMPLE_SIZE }, (_, at) => made[Math.floor((at * made.length) / SAMPLE_SIZE)]).flatMap(
    (one) => one ?? [],
  );
}

function ofSites(criterion: Criterion, { sites, siteAt }: Rows, made: Filling | Buckets): Bucketing {
  const offerOf = (site: Site): Offered => criterion.judgedOffer({ ...site, space: { facts: {} } });
  const buckets = 'places' in made ? createBuckets(criterion, offersOfSites(sites, offerOf)) : made;
  const bucketBySite = new CodeColumn(new Uint8Array(sites.length));
  let known = 0;
  let turns: (() => VerdictTurn) | undefined;
  // Sites of one park that differ only by their rings follow on each other.
  let last: Site | undefined;
  let lastBucket = WILD;
  const bucketOfNext = (site: Site): number => {
    if (last === undefined || !isAlike(site, last)) lastBucket = buckets.bucketOf(offerOf(site));
    last = site;
    return lastBucket;
  };
  const learn = (): void => {
    for (; known < sites.length; known += 1) bucketBySite.put(known, bucketOfNext(sites[known] ?? NOWHERE));
  };
  if ('places' in made) {
    learn();
    for (let at = 0; at < made.places.length; at += 1) {
      const place = codeAt(made.places, at);
      made.bucketAt[place] = bucketBySite.at(codeAt(siteAt, place));
    }
  }
  const bySite = {
    offerOf: (site: number): Offered => offerOf(sites[site] ?? NOWHERE),
    bucketOf(site: number): number {
      if (known < sites.length) learn();
      return bucketBySite.at(site);
    },
  };
  return {
    criterion,
    buckets,
    bySite,
    offerAt: (place) => bySite.offerOf(siteAt[place] ?? 0),
    bucketAt: (place) => bySite.bucketOf(siteAt[place] ?? 0),
    keyAt: (place) => siteAt[place] ?? 0,
    keyLayout: () => 0,
    // Sites come without notice, and few requirements judge more than a few.
    verdictTurn: () => (turns ??= createVerdictMemo(Infinity))(),
  };
}

/** What sites offer, of those alike that follow on each other once. */
function offersOfSites(sites: readonly Site[], offerOf: (site: Site) => Offered): Counted[] {
  const made: { offer: Offered; count: number }[] = [];
  let last: Site | undefined;
  for (const site of sites) {
    const alike = last !== undefined && isAlike(site, last) ? made.at(-1) : undefined;
    if (alike === undefined) made.push({ offer: offerOf(site), count: 1 });
    else alike.count += 1;
    last = site;
  }
  return made;
}

/** Whether sites are the same but for their rings. */
function isAlike(one: Site, other: Site): boolean {
  return one.park === other.park && one.placeIds === other.placeIds;
}

function sampleOf(places: Uint32Array, offerAt: (place: number) => Offered): Counted[] {
  const count = Math.min(places.length, SAMPLE_SIZE);
  return Array.from({ length: count }, (_, at) => ({
    offer: offerAt(places[Math.floor((at * places.length) / count)] ?? 0),
    count: 1,
  }));
}
