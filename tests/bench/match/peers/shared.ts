import { type Circumstances } from '#server/domain/matching/candidate.ts';
import { type Promised } from '#server/domain/policy/promised.ts';
import { type Ground, metresBetween } from './ground.ts';
import { withinRegion } from './polygon.ts';
import { type Ask } from './ask.ts';
import { numberAt } from './read.ts';
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
function once({ of, judge }: SharedCheck, numbers: number): SharedCheck {
  const kept = Array.from({ length: numbers }, (): Judgement | undefined => undefined);
  return { of, judge: (number) => (kept[number] ??= judge(number)) };
}

const of = (verdict: number): Judgement => ({ verdict, ...shareOf(verdict) });

type Maker = (ask: Ask, ground: Ground, asked: Circumstances) => SharedCheck[];

/** The checks of place, park and policies: several are parts that must all be met. */
export const SHARED_CHECKS: Readonly<Record<string, Maker>> = {
  region({ places, within }, ground) {
    const { sites, parks } = ground;
    const isWithin = within && withinRegion(within);
    const isIn = (park: number): boolean => places?.some((id) => parks[park]?.placeIds.includes(id)) === true;
    return [
      ...(places ? [byPark(ground, (park) => of(metIf(isIn(park))))] : []),
      ...(isWithin ? [bySite(ground, (site) => of(isWithin(sites[site])))] : []),
    ];
  },
  distance({ to, idealM, limitM }, ground) {
    return [
      bySite(ground, (number) => {
        const site = ground.sites[number];
        if (site === undefined) return of(UNKNOWN);
        const awayM = metresBetween(site.position, to);
        return reach(Math.max(0, awayM - site.radiusM), awayM + site.radiusM, { idealM, limitM });
      }),
    ];
  },
  'nearest-resource'({ kind, idealM, limitM }, ground) {
    const { nearM, farM } = ground.nearestOf(kind);
    return [
      bySite(ground, (site) => {
        const near = nearM[site] ?? NaN;
        return Number.isNaN(near) ? of(UNKNOWN) : reach(near, farM[site] ?? NaN, { idealM, limitM });
      }),
    ];
  },
  'chain-neighbours': chainNeighbours,
  'park-services': ({ allOf }, ground) => [
    byPark(ground, (number) => {
      const services: readonly string[] | undefined = ground.parks[number]?.park.services;
      if (services === undefined) return of(UNKNOWN);
      const share = allOf.filter((one) => services.includes(one)).length / allOf.length;
      return { verdict: metIf(share === 1), low: share, high: share };
    }),
  ],
  incentives,
};

function bySite({ sites }: Ground, judge: SharedCheck['judge']): SharedCheck {
  return once({ of: 'site', judge }, sites.length);
}

function byPark({ parks }: Ground, judge: SharedCheck['judge']): SharedCheck {
  return once({ of: 'park', judge }, parks.length);
}

function reach(nearM: number, farM: number, { idealM, limitM }: Pick<Ask, 'idealM' | 'limitM'>): Judgement {
  const unmet = nearM > limitM ? UNMET : UNKNOWN;
  return {
    verdict: farM <= limitM ? MET : unmet,
    low: slope(farM, idealM, limitM),
    high: slope(nearM, idealM, limitM),
  };
}

function chainNeighbours({ sectors, withinM, idealFirms }: Ask, ground: Ground): SharedCheck[] {
  const { resources, nearM, farM } = ground;
  const firms = resources.flatMap(({ kind }, number) => (kind === 'firm' ? number : []));
  const sectorsOf = (number: number): readonly string[] => resources[number]?.sectors ?? [];
  const sure = firms.filter((number) => sectorsOf(number).some((sector) => sectors.includes(sector)));
  const mayBe = [...sure, ...firms.filter((number) => sectorsOf(number).length === 0)];
  return [
    bySite(ground, (site) => {
      if (firms.length === 0) return of(UNKNOWN);
      const start = site * resources.length;
      const from = sure.filter((number) => numberAt(farM, start + number) <= withinM).length;
      // Not a number is no place that is known: it may be near.
      const to = mayBe.filter((number) => !(numberAt(nearM, start + number) > withinM)).length;
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
  ground: Ground,
  asked: Circumstances,
): SharedCheck[] {
  // Parks in the same places are promised the same.
  const kept = new Map<Promised, Judgement>();
  return [
    byPark(ground, (number) => {
      const promised = asked.promisedIn(ground.parks[number]?.placeIds ?? [], minConfidence);
      const judged = kept.get(promised) ?? judgedOf(promised, idealFen, limitFen);
      kept.set(promised, judged);
      return judged;
    }),
  ];
}

function judgedOf({ confirmedFen, possibleFen = Infinity }: Promised, idealFen: number, limitFen: number): Judgement {
  const isEnough = (fen: number): boolean => fen > 0 && fen >= limitFen;
  const open = isEnough(possibleFen) ? UNKNOWN : UNMET;
  return {
    verdict: isEnough(confirmedFen) ? MET : open,
    low: slope(confirmedFen, idealFen, limitFen),
    high: slope(possibleFen, idealFen, limitFen),
  };
}
