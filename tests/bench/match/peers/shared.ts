import { type Circumstances } from '#server/domain/matching/candidate.ts';
import { Confidence } from '#shared/policy.ts';
import { type Ground, metresBetween } from './ground.ts';
import { withinRegion } from './polygon.ts';
import { type Ask } from './ask.ts';
import { MET, type Share, UNKNOWN, UNMET, metIf, shareOf, slope } from './verdict.ts';

/** What a check says of a site or a park. */
export interface Judgement extends Share {
  readonly verdict: number;
}

/** A check of what many spaces share, by its number: made once for each, when first needed. */
export interface SharedCheck {
  readonly of: 'site' | 'park';
  readonly judge: (number: number) => Judgement;
}

/** The same check, each number judged once. */
function once({ of, judge }: SharedCheck): SharedCheck {
  const kept: (Judgement | undefined)[] = [];
  return { of, judge: (number) => (kept[number] ??= judge(number)) };
}

const of = (verdict: number): Judgement => ({ verdict, ...shareOf(verdict) });

type Maker = (ask: Ask, ground: Ground, asked: Circumstances) => SharedCheck[];

/** The checks of place, park and policies: several are parts that must all be met. */
export const SHARED_CHECKS: Readonly<Record<string, Maker>> = {
  region({ places, within }, { sites, parks }) {
    const isWithin = within && withinRegion(within);
    return [
      ...(places
        ? [byPark((park) => of(metIf(places.some((id) => parks[park]?.placeIds.includes(id) === true))))]
        : []),
      ...(isWithin ? [bySite((site) => of(isWithin(sites[site])))] : []),
    ];
  },
  distance({ to, idealM, limitM }, { sites }) {
    return [
      bySite((number) => {
        const site = sites[number];
        if (site === undefined) return of(UNKNOWN);
        const awayM = metresBetween(site.position, to);
        return reach(Math.max(0, awayM - site.radiusM), awayM + site.radiusM, { idealM, limitM });
      }),
    ];
  },
  'nearest-resource'({ kind, idealM, limitM }, ground) {
    const numbers = numbersOf(ground, (resource) => resource.kind === kind);
    const isSomeUnplaced = numbers.some((number) => ground.resources[number]?.location === undefined);
    return [
      bySite((site) => {
        if (ground.sites[site] === undefined || numbers.length === 0) return of(UNKNOWN);
        const at = numbers.map((number) => site * ground.resources.length + number);
        const nearM = isSomeUnplaced ? 0 : least(at.map((place) => ground.nearM[place]));
        return reach(nearM, least(at.map((place) => ground.farM[place])), { idealM, limitM });
      }),
    ];
  },
  'chain-neighbours': chainNeighbours,
  'park-services': ({ allOf }, { parks }) => [
    byPark((number) => {
      const services: readonly string[] | undefined = parks[number]?.park.services;
      if (services === undefined) return of(UNKNOWN);
      const share = allOf.filter((one) => services.includes(one)).length / allOf.length;
      return { verdict: metIf(share === 1), low: share, high: share };
    }),
  ],
  incentives,
};

function bySite(judge: SharedCheck['judge']): SharedCheck {
  return once({ of: 'site', judge });
}

function byPark(judge: SharedCheck['judge']): SharedCheck {
  return once({ of: 'park', judge });
}

function reach(nearM: number, farM: number, { idealM, limitM }: Pick<Ask, 'idealM' | 'limitM'>): Judgement {
  const unmet = nearM > limitM ? UNMET : UNKNOWN;
  return {
    verdict: farM <= limitM ? MET : unmet,
    low: slope(farM, idealM, limitM),
    high: slope(nearM, idealM, limitM),
  };
}

function numbersOf({ resources }: Ground, isOne: (resource: Ground['resources'][number]) => boolean): number[] {
  return resources.flatMap((resource, number) => (isOne(resource) ? number : []));
}

/** The least of what is known; infinite where nothing is. */
function least(distancesM: readonly (number | undefined)[]): number {
  return distancesM.reduce<number>((sofar, distanceM = NaN) => (distanceM < sofar ? distanceM : sofar), Infinity);
}

function chainNeighbours({ sectors, withinM, idealFirms }: Ask, ground: Ground): SharedCheck[] {
  const firms = numbersOf(ground, ({ kind }) => kind === 'firm');
  const sectorsOf = (number: number): readonly string[] => ground.resources[number]?.sectors ?? [];
  const sure = firms.filter((number) => sectorsOf(number).some((sector) => sectors.includes(sector)));
  const open = firms.filter((number) => sectorsOf(number).length === 0);
  const within = (distancesM: Float64Array, site: number): ((number: number) => boolean | undefined) => {
    return (number) => {
      const distanceM = distancesM[site * ground.resources.length + number] ?? NaN;
      return Number.isNaN(distanceM) ? undefined : distanceM <= withinM;
    };
  };
  return [
    bySite((site) => {
      if (firms.length === 0) return of(UNKNOWN);
      const isFarIn = within(ground.farM, site);
      const isNearIn = within(ground.nearM, site);
      const from = sure.filter((number) => isFarIn(number) === true).length;
      const to = [...sure, ...open].filter((number) => isNearIn(number) !== false).length;
      const verdict = to > 0 ? UNKNOWN : UNMET;
      return {
        verdict: from > 0 ? MET : verdict,
        low: slope(from, idealFirms, 0),
        high: slope(to, idealFirms, 0),
      };
    }),
  ];
}

function incentives(
  { idealFen, limitFen = 0, minConfidence = 'C' }: Ask,
  { parks }: Ground,
  asked: Circumstances,
): SharedCheck[] {
  const least = Confidence.options.indexOf(minConfidence);
  return [
    byPark((number) => {
      let sureFen = 0;
      let possibleFen = 0;
      for (const { measure, judged } of asked.measuresIn(parks[number]?.placeIds ?? [])) {
        const counts = measure.award && Confidence.options.indexOf(measure.confidence) <= least;
        if (!counts || judged.verdict === 'not-eligible') continue;
        const fen = measure.benefit === 'cap-uplift' ? measure.upliftFen : measure.capFen;
        if (judged.verdict === 'eligible') sureFen += fen ?? 0;
        possibleFen += fen ?? Infinity;
      }
      const isEnough = (fen: number): boolean => fen > 0 && fen >= limitFen;
      const open = isEnough(possibleFen) ? UNKNOWN : UNMET;
      return {
        verdict: isEnough(sureFen) ? MET : open,
        low: slope(sureFen, idealFen, limitFen),
        high: slope(possibleFen, idealFen, limitFen),
      };
    }),
  ];
}
