import { z } from 'zod';
import { type Resource } from '#shared/resource.ts';
import { SectorId } from '#shared/vocabulary.ts';
import { type Range, type Verdict } from '#shared/criterion.ts';
import { type Nearby, REACHES_M, SIGHTING, type Sighted, type Sightings } from '../../geo/nearby.ts';
import { type Ring } from '../../geo/ring.ts';
import { numberChange } from '../change.ts';
import { byteAt, codeAt, numberAt } from '../../flat.ts';
import { defineCriterion } from '../criterion.ts';
import { distinctList } from '../distinctList.ts';
import { mustOutcome } from '../outcome.ts';
import { AskedDistance, DISTANCE_SPAN_M } from '../reach.ts';
import { resourcesNearby } from '../resourcesNearby.ts';
import { ringOf, ringOffer } from '../ringOffer.ts';
import { UNKNOWN, rising } from '../satisfaction.ts';
import { verdictOf } from '../verdict.ts';

/** Most firms that may be called ideal. Ours. */
const FIRMS_MAX = 1000;

/**
 * Firms of the company's chain work nearby: its suppliers, its clients, those who hire the same people. One within the
 * distance meets it; satisfaction rises from none to the ideal number. A firm counts for sure where its sector is known
 * and all of its ring and the space's lie within; it may count where its sector, its place or the space's is not known,
 * or the rings straddle. Where no firm at all is on file the verdict is unknown: nobody has looked.
 */
export const chainNeighbours = defineCriterion({
  id: 'chain-neighbours',
  group: 'place',
  asks: z.strictObject({
    sectors: distinctList(SectorId),
    withinM: AskedDistance,
    idealFirms: z.number().int().positive().max(FIRMS_MAX),
  }),
  reads: [],
  offer: ringOffer,
  facts({ sectors, withinM, idealFirms }, offered, { resources }) {
    const chain = { firms: resourcesNearby(resources, 'firm'), sectors, withinM };
    const ring = ringOf(offered);
    const count = countedAround(chain, ring, Infinity);
    return { ...neighbourFacts(chain, idealFirms)(count), offeredNearestM: ring && nearestOf(ring, chain) };
  },
  glance({ sectors, withinM, idealFirms }, offered, { resources }) {
    const chain = { firms: resourcesNearby(resources, 'firm'), sectors, withinM };
    // More than are ideal satisfy no better.
    return neighbourFacts(chain, idealFirms)(countedAround(chain, ringOf(offered), idealFirms));
  },
  outcomesOver({ asked: { sectors, withinM, idealFirms }, level, circumstances: { resources } }, rings) {
    const chain = { firms: resourcesNearby(resources, 'firm'), sectors, withinM };
    const sighted = chain.firms.from(rings);
    const factsOf = neighbourFacts(chain, idealFirms);
    // One meets a must, and more do not meet it better.
    const enough = level === 'must' ? 1 : idealFirms;
    return (number) => {
      const begin = sighted.beginOf(number);
      const count = begin < 0 ? undefined : countedNearest(sighted, begin, { chain, most: enough });
      const facts = factsOf(count ?? countedAround(chain, rings.at(number), enough));
      const verdict = firmsVerdict(facts);
      return level === 'must' ? mustOutcome(verdict) : { verdict, satisfaction: firmsSatisfaction(facts) };
    };
  },
  verdict: (facts) => firmsVerdict(facts),
  satisfaction: (facts) => firmsSatisfaction(facts),
  change: ({ limitM, offeredNearestM }) => numberChange(limitM, offeredNearestM, DISTANCE_SPAN_M),
  coverSlack: 1,
  harder: { withinM: 'less' },
  harderWish: { idealFirms: 'more' },
  negotiable: true,
  scale: { unit: 'm', span: DISTANCE_SPAN_M },
});

/** As facts are: a type, for an interface has no index. */
type NeighbourFacts = Readonly<{
  requiredSectors: SectorId[];
  idealFirms: number;
  limitM: number;
  /** Firms that count for sure, and that may count; undefined where nobody has looked. */
  offeredFromFirms: number | undefined;
  offeredToFirms: number | undefined;
  /** Far end of the nearest firm that is of the chain for sure; absent where there is none whose place is known. */
  offeredNearestM?: number | undefined;
}>;

function firmsVerdict({ offeredFromFirms, offeredToFirms }: NeighbourFacts): Verdict {
  if (offeredFromFirms === undefined || offeredToFirms === undefined) return 'unknown';
  if (offeredFromFirms > 0) return 'met';
  return offeredToFirms > 0 ? 'unknown' : 'unmet';
}

function firmsSatisfaction({ idealFirms, offeredFromFirms, offeredToFirms }: NeighbourFacts): Range {
  if (offeredFromFirms === undefined || offeredToFirms === undefined) return UNKNOWN;
  const bounds = { ideal: idealFirms, limit: 0 };
  return { low: rising(offeredFromFirms, bounds), high: rising(offeredToFirms, bounds) };
}

interface Chain {
  readonly firms: Nearby<Resource>;
  readonly sectors: SectorId[];
  readonly withinM: number;
}

/** The facts that a count comes to. */
function neighbourFacts({ firms, sectors, withinM }: Chain, idealFirms: number): (count: Count) => NeighbourFacts {
  const isKnown = firms.nowhere.length + firms.located.length > 0;
  const nowhere = countOf(firms.nowhere, sectors);
  return ({ surely, possibly }) => ({
    requiredSectors: sectors,
    idealFirms,
    limitM: withinM,
    offeredFromFirms: isKnown ? surely : undefined,
    offeredToFirms: isKnown ? possibly + nowhere : undefined,
  });
}

interface Count {
  readonly surely: number;
  readonly possibly: number;
}

/** The firms round a ring; when so many count for sure as `most` says, the others are not looked at. */
function countedAround(chain: Chain, ring: Ring | undefined, most: number): Count {
  return ring === undefined ? anywhere(chain) : countedIn(chain.firms.around(ring, chain.withinM), chain, most);
}

/** Round a space that may be anywhere, all may count. */
function anywhere({ firms, sectors }: Chain): Count {
  return { surely: 0, possibly: countOf(firms.located, sectors) };
}

function countedIn(
  { count, numbers, nearM, farM }: Sightings,
  { firms, sectors, withinM }: Chain,
  most: number,
): Count {
  const standing = standingOf(firms, sectors);
  let surely = 0;
  let possibly = 0;
  for (let at = 0; at < count && surely < most; at += 1) {
    const isOf = byteAt(standing, codeAt(numbers, at));
    if (isOf === OF_NONE || numberAt(nearM, at) > withinM) continue;
    possibly += 1;
    if (isOf === OF_ONE && numberAt(farM, at) <= withinM) surely += 1;
  }
  return { surely, possibly };
}

/** The same of the firms nearest to one place, the nearest first; undefined where these are not enough to tell. */
function countedNearest(sighted: Sighted, begin: number, { chain, most }: Counting): Count | undefined {
  const { numbers, count, hasMore } = sighted;
  const { firms, sectors, withinM } = chain;
  const standing = standingOf(firms, sectors);
  const end = begin + SIGHTING * count;
  let surely = 0;
  let possibly = 0;
  let at = begin;
  for (; at < end && surely < most && numberAt(numbers, at) <= withinM; at += SIGHTING) {
    const isOf = byteAt(standing, numberAt(numbers, at + 2));
    possibly += Number(isOf !== OF_NONE);
    surely += Number(isOf === OF_ONE && numberAt(numbers, at + 1) <= withinM);
  }
  const hasSeenAll = at < end || surely >= most || !hasMore;
  return hasSeenAll ? { surely, possibly } : undefined;
}

/** When so many count for sure as `most` says, the others are not looked at. */
interface Counting {
  readonly chain: Chain;
  readonly most: number;
}

/** How many firms are, or may be, of one of the sectors. */
function countOf(firms: readonly Resource[], sectors: readonly SectorId[]): number {
  return firms.filter((firm) => isOfSector(firm, sectors) !== 'unmet').length;
}

/** A firm of which no sector is known may be of any. */
function isOfSector({ sectors: known = [] }: Resource, sectors: readonly SectorId[]): Verdict {
  if (known.length === 0) return 'unknown';
  return verdictOf(known.some((sector) => sectors.includes(sector)));
}

const OF_NONE = 0;
const OF_ONE = 2;
/** How `isOfSector` stands in a table. */
const STANDING: Readonly<Record<Verdict, number>> = { unmet: OF_NONE, unknown: 1, met: OF_ONE };

const kept = new WeakMap<readonly SectorId[], { readonly firms: Nearby<Resource>; readonly standing: Uint8Array }>();

/** How each located firm stands to sectors: looked at once for each list of them, for every site is judged by the same. */
function standingOf(firms: Nearby<Resource>, sectors: readonly SectorId[]): Uint8Array {
  const known = kept.get(sectors);
  if (known?.firms === firms) return known.standing;
  const standing = Uint8Array.from(firms.located, (firm) => STANDING[isOfSector(firm, sectors)]);
  kept.set(sectors, { firms, standing });
  return standing;
}

/** Far end of the nearest firm that is of the chain for sure; undefined where there is none whose place is known. */
function nearestOf(ring: Ring, { firms, sectors }: Chain): number | undefined {
  const standing = standingOf(firms, sectors);
  for (const reachM of REACHES_M) {
    const { count, numbers, farM } = firms.around(ring, reachM);
    let nearestM = Infinity;
    for (let at = 0; at < count; at += 1) {
      if (byteAt(standing, codeAt(numbers, at)) === OF_ONE) nearestM = Math.min(nearestM, numberAt(farM, at));
    }
    // What is not within reach is farther away at its nearest than this one at its farthest.
    if (nearestM <= reachM && nearestM < Infinity) return nearestM;
  }
  return undefined;
}
