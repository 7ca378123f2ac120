import { z } from 'zod';
import { type Resource } from '#shared/resource.ts';
import { SectorId } from '#shared/vocabulary.ts';
import { type Range, type Verdict } from '#shared/criterion.ts';
import { type Measured, type Nearby, REACHES_M } from '../../geo/nearby.ts';
import { type Ring } from '../../geo/ring.ts';
import { numberChange } from '../change.ts';
import { defineCriterion } from '../criterion.ts';
import { distinctList } from '../distinctList.ts';
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
    const isKnown = resources.some(({ kind }) => kind === 'firm');
    return {
      requiredSectors: sectors,
      idealFirms,
      limitM: withinM,
      ...(isKnown && neighboursOf(ringOf(offered), resourcesNearby(resources, 'firm'), { sectors, withinM })),
    };
  },
  verdict({ offeredFromFirms, offeredToFirms }): Verdict {
    if (offeredFromFirms === undefined || offeredToFirms === undefined) return 'unknown';
    if (offeredFromFirms > 0) return 'met';
    return offeredToFirms > 0 ? 'unknown' : 'unmet';
  },
  satisfaction({ idealFirms, offeredFromFirms, offeredToFirms }): Range {
    if (offeredFromFirms === undefined || offeredToFirms === undefined) return UNKNOWN;
    const bounds = { ideal: idealFirms, limit: 0 };
    return { low: rising(offeredFromFirms, bounds), high: rising(offeredToFirms, bounds) };
  },
  change: ({ limitM, offeredNearestM }) => numberChange(limitM, offeredNearestM, DISTANCE_SPAN_M),
  coverSlack: 1,
  harder: { withinM: 'less' },
  harderWish: { idealFirms: 'more' },
  negotiable: true,
  scale: { unit: 'm', span: DISTANCE_SPAN_M },
});

interface Neighbours {
  /** Firms that count for sure, and that may count. */
  readonly offeredFromFirms: number;
  readonly offeredToFirms: number;
  /** Far end of the nearest firm that is of the chain for sure; absent where there is none whose place is known. */
  readonly offeredNearestM?: number;
}

interface Chain {
  readonly sectors: readonly SectorId[];
  readonly withinM: number;
}

function neighboursOf(
  ring: Ring | undefined,
  { nowhere, around }: Nearby<Resource>,
  { sectors, withinM }: Chain,
): Neighbours {
  const mayBeAnywhere = countOf(nowhere, sectors);
  if (ring === undefined) {
    const all = around(WORLD, Infinity).map(({ thing }) => thing);
    return { offeredFromFirms: 0, offeredToFirms: mayBeAnywhere + countOf(all, sectors) };
  }
  const { surely, possibly, nearestM } = countedIn(around(ring, withinM), { sectors, withinM });
  // What is not within the distance is farther away at its nearest than a firm that counts for sure at its farthest.
  const nearest = surely > 0 ? nearestM : nearestOf(ring, around, sectors);
  return {
    offeredFromFirms: surely,
    offeredToFirms: possibly + mayBeAnywhere,
    ...(nearest === undefined ? {} : { offeredNearestM: nearest }),
  };
}

interface Counted {
  readonly surely: number;
  readonly possibly: number;
  /** Far end of the nearest of those that are of the chain for sure, where any counts for sure. */
  readonly nearestM: number;
}

function countedIn(firms: readonly Measured<Resource>[], { sectors, withinM }: Chain): Counted {
  let surely = 0;
  let possibly = 0;
  let nearestM = Infinity;
  for (const { thing, away } of firms) {
    const verdict = away.low > withinM ? 'unmet' : isOfSector(thing, sectors);
    if (verdict === 'unmet') continue;
    possibly += 1;
    if (verdict === 'unknown') continue;
    nearestM = Math.min(nearestM, away.high);
    if (away.high <= withinM) surely += 1;
  }
  return { surely, possibly, nearestM };
}

/** How many firms are, or may be, of one of the sectors. */
function countOf(firms: readonly Resource[], sectors: readonly SectorId[]): number {
  return firms.filter((firm) => isOfSector(firm, sectors) !== 'unmet').length;
}

/** Everything lies around it. */
const WORLD: Ring = { position: [0, 0], radiusM: 0 };

/** A firm of which no sector is known may be of any. */
function isOfSector({ sectors: known = [] }: Resource, sectors: readonly SectorId[]): Verdict {
  if (known.length === 0) return 'unknown';
  return verdictOf(known.some((sector) => sectors.includes(sector)));
}

function nearestOf(ring: Ring, around: Nearby<Resource>['around'], sectors: readonly SectorId[]): number | undefined {
  for (const reachM of REACHES_M) {
    let nearestM = Infinity;
    for (const { thing, away } of around(ring, reachM)) {
      if (away.high < nearestM && isOfSector(thing, sectors) === 'met') nearestM = away.high;
    }
    // What is not within reach is farther away at its nearest than this one at its farthest.
    if (nearestM <= reachM && nearestM < Infinity) return nearestM;
  }
  return undefined;
}
