import { z } from 'zod';
import { type Resource } from '#shared/resource.ts';
import { SectorId } from '#shared/vocabulary.ts';
import { type Range, type Verdict } from '#shared/criterion.ts';
import { type Ring, distanceRangeM } from '../../geo/ring.ts';
import { numberChange } from '../change.ts';
import { defineCriterion } from '../criterion.ts';
import { distinctList } from '../distinctList.ts';
import { AskedDistance, DISTANCE_SPAN_M } from '../reach.ts';
import { ringOf, ringOffer } from '../ringOffer.ts';
import { UNKNOWN, rising } from '../satisfaction.ts';

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
    const firms = resources.filter(({ kind }) => kind === 'firm');
    const neighbours = neighboursOf(ringOf(offered), firms, sectors);
    return {
      requiredSectors: sectors,
      idealFirms,
      limitM: withinM,
      ...(firms.length > 0 && {
        offeredFromFirms: neighbours.filter(({ isOfSector, away }) => isOfSector && away.high <= withinM).length,
        offeredToFirms: neighbours.filter(({ away }) => away.low <= withinM).length,
        offeredNearestM: nearestM(neighbours),
      }),
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
  negotiable: true,
  scale: { unit: 'm', span: DISTANCE_SPAN_M },
});

/** A firm that may be of the chain. */
interface Neighbour {
  /** False where that is not known. */
  readonly isOfSector: boolean;
  /** In metres; from 0 without end where either position is not known. */
  readonly away: Range;
}

/** The firms that are, or may be, of one of the sectors, with how far away they are. */
function neighboursOf(
  ring: Ring | undefined,
  firms: readonly Resource[],
  sectors: readonly SectorId[],
): readonly Neighbour[] {
  return firms.flatMap(({ location, sectors: known = [] }) => {
    const isOfSector = known.some((sector) => sectors.includes(sector));
    if (!isOfSector && known.length > 0) return [];
    const away = ring && location ? distanceRangeM(ring, location) : { low: 0, high: Infinity };
    return { isOfSector, away };
  });
}

/** Far end of the nearest firm that is of the chain for sure; none where there is none whose place is known. */
function nearestM(neighbours: readonly Neighbour[]): number | undefined {
  const nearest = Math.min(...neighbours.filter(({ isOfSector }) => isOfSector).map(({ away }) => away.high));
  return nearest < Infinity ? nearest : undefined;
}
