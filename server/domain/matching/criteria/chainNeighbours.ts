import { z } from 'zod';
import { type Resource } from '#shared/resource.ts';
import { SectorId } from '#shared/vocabulary.ts';
import { type Level, type Range, type Verdict } from '#shared/criterion.ts';
import { type Within } from '../../geo/aways.ts';
import { type Nearby, REACHES_M, type Sightings } from '../../geo/nearby.ts';
import { type Ring } from '../../geo/ring.ts';
import { numberChange } from '../change.ts';
import { byteAt, codeAt, numberAt } from '../../flat.ts';
import { defineCriterion } from '../criterion.ts';
import { distinctList } from '../distinctList.ts';
import { mustOutcome, type Outcome } from '../outcome.ts';
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
    const { surely, perhaps } = membersOf(chain.firms, sectors);
    const aways = chain.firms.from(rings);
    // One meets a must, and more do not meet it better.
    const enough = level === 'must' ? 1 : idealFirms;
    const sure = { some: surely, reachM: withinM, most: enough };
    const open = { some: perhaps, reachM: withinM, most: Infinity };
    const outcomeOf = countOutcomes(neighbourFacts(chain, idealFirms), level);
    const somewhere = anywhere(chain);
    return (number) => {
      const count = aways.countWithin(number, sure);
      if (count === undefined) return outcomeOf(somewhere);
      if (perhaps.length === 0 || count.surely >= enough) return outcomeOf(count);
      const besides = aways.countWithin(number, open)?.possibly ?? 0;
      return outcomeOf({ surely: count.surely, possibly: count.possibly + besides });
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
function neighbourFacts({ firms, sectors, withinM }: Chain, idealFirms: number): (count: Within) => NeighbourFacts {
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

/** What counts come to, as a must or as a preference: the same for each where all that may count does. */
function countOutcomes(factsOf: (count: Within) => NeighbourFacts, level: Level): (count: Within) => Outcome {
  const judge = (count: Within): Outcome => {
    const facts = factsOf(count);
    const verdict = firmsVerdict(facts);
    return level === 'must' ? mustOutcome(verdict) : { verdict, satisfaction: firmsSatisfaction(facts) };
  };
  const known: Outcome[] = [];
  return (count) => (count.surely === count.possibly ? (known[count.surely] ??= judge(count)) : judge(count));
}

/** The firms round a ring; when so many count for sure as `most` says, the others are not looked at. */
function countedAround(chain: Chain, ring: Ring | undefined, most: number): Within {
  return ring === undefined ? anywhere(chain) : countedIn(chain.firms.around(ring, chain.withinM), chain, most);
}

/** Round a space that may be anywhere, all may count. */
function anywhere({ firms, sectors }: Chain): Within {
  return { surely: 0, possibly: countOf(firms.located, sectors) };
}

function countedIn(
  { count, numbers, nearM, farM }: Sightings,
  { firms, sectors, withinM }: Chain,
  most: number,
): Within {
  const { standing } = membersOf(firms, sectors);
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
const OF_SOME = 1;
const OF_ONE = 2;
/** How `isOfSector` stands in a table. */
const STANDING: Readonly<Record<Verdict, number>> = { unmet: OF_NONE, unknown: OF_SOME, met: OF_ONE };

/** The located firms, by their numbers, as they stand to some sectors. */
interface Members {
  readonly firms: Nearby<Resource>;
  readonly standing: Uint8Array;
  readonly surely: Uint32Array;
  readonly perhaps: Uint32Array;
}

const kept = new WeakMap<readonly SectorId[], Members>();

/** Looked at once for each list of sectors: every site is judged by the same. */
function membersOf(firms: Nearby<Resource>, sectors: readonly SectorId[]): Members {
  const known = kept.get(sectors);
  if (known?.firms === firms) return known;
  const standing = Uint8Array.from(firms.located, (firm) => STANDING[isOfSector(firm, sectors)]);
  const all = Uint32Array.from(standing.keys());
  const ofStanding = (one: number): Uint32Array => all.filter((number) => byteAt(standing, number) === one);
  const members = { firms, standing, surely: ofStanding(OF_ONE), perhaps: ofStanding(OF_SOME) };
  kept.set(sectors, members);
  return members;
}

/** Far end of the nearest firm that is of the chain for sure; undefined where there is none whose place is known. */
function nearestOf(ring: Ring, { firms, sectors }: Chain): number | undefined {
  const { standing } = membersOf(firms, sectors);
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
