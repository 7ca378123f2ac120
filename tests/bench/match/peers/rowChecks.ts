import { type Circumstances } from '#server/domain/matching/candidate.ts';
import {
  CleanroomGrade,
  EffluentTreatment,
  EiaPath,
  FireHazardClass,
  FitOut,
  VibrationCurve,
} from '#shared/vocabulary.ts';
import { type Ask } from './ask.ts';
import { type Ground } from './ground.ts';
import { type Row, dayOf } from './row.ts';
import { SHARED_CHECKS } from './shared.ts';
import { MET, type Share, UNKNOWN, UNMET, metIf, shareOf, slope } from './verdict.ts';

/** One asked criterion over plain rows. */
export interface RowCheck {
  readonly verdict: (row: Row) => number;
  /** Where absent, full for met, nothing for unmet. */
  readonly share?: (row: Row) => Share;
}

/** What a check is made of besides the ask. */
export interface Setting {
  readonly ground: Ground;
  readonly asked: Circumstances;
}

type Maker = (ask: Ask, setting: Setting) => RowCheck;

const ANY: Share = { low: 0, high: 1 };
const sharp = (share: number): Share => ({ low: share, high: share });

/** What stands first on a scale of words, least first, and reaches a place on it: a set, for `indexOf` would be asked millions of times. */
function fromOn(scale: readonly string[], place: string): ReadonlySet<string> {
  return new Set(scale.slice(scale.indexOf(place)));
}

/** A number that must be reached; of none there is too little. */
function reached(offered: number | 'none' | undefined, least: number): number {
  if (offered === undefined) return UNKNOWN;
  return offered !== 'none' && offered >= least ? MET : UNMET;
}

function there(offered: 'available' | 'none' | undefined): number {
  if (offered === undefined) return UNKNOWN;
  return offered === 'available' ? MET : UNMET;
}

function among(offered: string | undefined, some: ReadonlySet<string>): number {
  if (offered === undefined) return UNKNOWN;
  return some.has(offered) ? MET : UNMET;
}

/** A piped supply, and enough of it where an amount is asked. */
function supply(
  offered: 'available' | 'none' | undefined,
  amount: number | undefined,
  least: number | undefined,
): number {
  return Math.max(there(offered), least === undefined ? MET : reached(amount, least));
}

/** Everything that is asked, out of a list. */
function lists(asked: readonly string[], listOf: (row: Row) => readonly string[] | 'none' | undefined): RowCheck {
  const shareThere = (offered: readonly string[] | 'none'): number =>
    offered === 'none' ? 0 : asked.filter((one) => offered.includes(one)).length / asked.length;
  return {
    verdict(row) {
      const offered = listOf(row);
      if (offered === undefined) return UNKNOWN;
      for (const one of asked) if (offered === 'none' || !offered.includes(one)) return UNMET;
      return MET;
    },
    share(row) {
      const offered = listOf(row);
      return offered === undefined ? ANY : sharp(shareThere(offered));
    },
  };
}

/** What sites and parks decide. */
function shared(id: string): Maker {
  return (ask, { ground, asked }) => {
    const [one, other] = SHARED_CHECKS[id]?.(ask, ground, asked) ?? [];
    const judge = (check: typeof one, row: Row) => check?.judge(check.of === 'site' ? row.site : row.park);
    if (other === undefined) {
      return {
        verdict: (row) => judge(one, row)?.verdict ?? MET,
        share: (row) => judge(one, row) ?? ANY,
      };
    }
    return { verdict: (row) => Math.max(judge(one, row)?.verdict ?? MET, judge(other, row)?.verdict ?? MET) };
  };
}

/** Every criterion by hand over a plain object, in the order in which scores are summed. */
export const ROW_CHECKS: Readonly<Record<string, Maker>> = {
  area: ({ minM2, maxM2 = Infinity }) => areaCheck(minM2, maxM2),
  'divisible-area': ({ maxPartM2 }) => ({
    verdict({ areaM2, leastPartM2 }) {
      if (areaM2 !== undefined && areaM2 <= maxPartM2) return MET;
      if (leastPartM2 === undefined) return UNKNOWN;
      return leastPartM2 <= maxPartM2 ? MET : UNMET;
    },
  }),
  tenure: ({ anyOf }) => ({
    verdict: ({ tenures }) => (tenures === undefined ? UNKNOWN : metIf(tenures.some((one) => anyOf.includes(one)))),
  }),
  rent: ({ idealFenPerM2Month, limitFenPerM2Month }) => ({
    verdict({ rentFenPerM2Month: rent }) {
      if (rent === undefined) return UNKNOWN;
      return rent !== 'none' && rent <= limitFenPerM2Month ? MET : UNMET;
    },
    share({ rentFenPerM2Month: rent }) {
      if (rent === undefined) return ANY;
      return sharp(rent === 'none' ? 0 : slope(rent, idealFenPerM2Month, limitFenPerM2Month));
    },
  }),
  'available-from': ({ idealDay, latestDay }) => ({
    verdict({ availableFrom }) {
      if (availableFrom === undefined) return UNKNOWN;
      return availableFrom <= latestDay ? MET : UNMET;
    },
    share: ({ availableDay }) =>
      availableDay === undefined ? ANY : sharp(slope(availableDay, dayOf(idealDay), dayOf(latestDay))),
  }),
  stage: ({ anyOf }) => inSet(new Set(anyOf), (row) => row.stage),
  'fit-out': ({ atLeast }) => {
    const scale: readonly string[] = FitOut.options;
    const full = scale.indexOf(atLeast);
    return {
      ...inSet(fromOn(scale, atLeast), (row) => row.fitOut),
      share({ fitOut }) {
        if (fitOut === undefined) return ANY;
        const place = scale.indexOf(fitOut);
        return sharp(place >= full ? 1 : place / full);
      },
    };
  },
  cleanroom: ({ grade, achievable }) => cleanroomCheck(grade, achievable),
  'gmp-regime': ({ allOf }) => lists(allOf, (row) => row.gmpRegimes),
  ich: ({ allOf }) => lists(allOf, (row) => row.ichGuidelines),
  biosafety: ({ minLevel }) => ({ verdict: (row) => reached(row.biosafetyLevel, minLevel) }),
  'sector-admitted': ({ sector }, { asked }) => {
    const one: string | undefined = sector ?? asked.requirement.sector;
    return {
      verdict({ admittedSectors }) {
        if (admittedSectors === undefined || one === undefined) return UNKNOWN;
        const sectors: readonly string[] = admittedSectors;
        return sectors.includes(one) ? MET : UNMET;
      },
    };
  },
  'fire-hazard-class': ({ hazardClass }) =>
    inSet(fromOn(FireHazardClass.options, hazardClass), (row) => row.fireHazardClass),
  'eia-path': ({ path }) => inSet(fromOn(EiaPath.options, path), (row) => row.eiaPath),
  effluent: ({ minM3PerDay, treatment }) => {
    const takes = treatment === undefined ? undefined : fromOn(EffluentTreatment.options, treatment);
    return {
      verdict: (row) =>
        Math.max(
          minM3PerDay === undefined ? MET : reached(row.effluentM3PerDay, minM3PerDay),
          takes === undefined ? MET : among(row.effluentTreatment, takes),
        ),
    };
  },
  'floor-load': ({ minKnPerM2 }) => ({ verdict: (row) => reached(row.floorLoadKnPerM2, minKnPerM2) }),
  'clear-height': ({ minM }) => ({ verdict: (row) => reached(row.clearHeightM, minM) }),
  'column-grid': ({ minSpanM }) => ({
    verdict: ({ columnSpanM }) => (columnSpanM === 'none' ? MET : reached(columnSpanM, minSpanM)),
  }),
  floor: ({ lowest, highest }) => ({
    verdict({ floorNumber }) {
      if (floorNumber === undefined) return UNKNOWN;
      return floorNumber >= lowest && floorNumber <= highest ? MET : UNMET;
    },
  }),
  'freight-lift': ({ minLoadT }) => ({ verdict: (row) => reached(row.freightLiftT, minLoadT) }),
  'loading-dock': ({ minDocks }) => ({ verdict: (row) => reached(row.loadingDocks, minDocks) }),
  power: ({ minKva, minVaPerM2 }) => ({
    verdict: (row) =>
      Math.max(
        minKva === undefined ? MET : reached(row.powerKva, minKva),
        minVaPerM2 === undefined ? MET : reached(row.vaPerM2, minVaPerM2),
      ),
  }),
  'dual-feed': () => ({ verdict: (row) => there(row.dualFeed) }),
  steam: ({ minTPerH }) => ({ verdict: (row) => supply(row.steam, row.steamTPerH, minTPerH) }),
  'purified-water': ({ minM3PerH }) => ({
    verdict: (row) => supply(row.purifiedWater, row.purifiedWaterM3PerH, minM3PerH),
  }),
  wfi: ({ minM3PerH }) => ({ verdict: (row) => supply(row.wfi, row.wfiM3PerH, minM3PerH) }),
  'cold-store': ({ bands }) => lists(bands, (row) => row.coldStoreBands),
  'hazardous-goods-store': ({ hazardClass }) =>
    inSet(fromOn(FireHazardClass.options, hazardClass), (row) => row.hazardousGoodsStoreClass),
  vibration: ({ curve }) => inSet(fromOn(VibrationCurve.options, curve), (row) => row.vibrationCurve),
  'spf-animals': () => ({ verdict: (row) => there(row.spfAnimals) }),
  region: shared('region'),
  distance: shared('distance'),
  'nearest-resource': shared('nearest-resource'),
  'chain-neighbours': shared('chain-neighbours'),
  'park-services': shared('park-services'),
  incentives: shared('incentives'),
};

function inSet(some: ReadonlySet<string>, factOf: (row: Row) => string | undefined): RowCheck {
  return { verdict: (row) => among(factOf(row), some) };
}

function areaCheck(minM2: number, maxM2: number): RowCheck {
  const verdict = ({ areaM2, leastPartM2 }: Row): number => {
    if (areaM2 === undefined) return UNKNOWN;
    if (areaM2 < minM2) return UNMET;
    if (areaM2 <= maxM2) return MET;
    if (leastPartM2 === undefined) return UNKNOWN;
    return leastPartM2 <= maxM2 ? MET : UNMET;
  };
  return {
    verdict,
    share(row) {
      const { areaM2 = NaN, leastPartM2 = NaN } = row;
      const outcome = verdict(row);
      if (Number.isNaN(areaM2) || outcome === MET) return shareOf(outcome);
      if (areaM2 < minM2) return sharp(slope(areaM2, minM2, minM2 / 2));
      if (outcome === UNKNOWN) return { low: slope(areaM2, maxM2, maxM2 * 2), high: 1 };
      return sharp(slope(leastPartM2, maxM2, maxM2 * 2));
    },
  };
}

/** Clear height, floor load and power by area that a shell needs for each grade. */
export const SHELLS: Readonly<Record<string, { readonly m: number; readonly kn: number; readonly va: number }>> = {
  D: { m: 4.5, kn: 5, va: 100 },
  C: { m: 4.8, kn: 7.5, va: 150 },
  B: { m: 5, kn: 7.5, va: 250 },
  A: { m: 5, kn: 7.5, va: 250 },
};

function cleanroomCheck(grade: string, achievable: boolean): RowCheck {
  const clean = fromOn(CleanroomGrade.options, grade);
  const { m, kn, va } = SHELLS[grade] ?? { m: NaN, kn: NaN, va: NaN };
  const canBeBuilt = (row: Row): number => {
    if (!achievable) return UNMET;
    if (row.cleanroomAchievable !== undefined) return among(row.cleanroomAchievable, clean);
    return Math.max(
      reached(row.clearHeightM, m),
      reached(row.floorLoadKnPerM2, kn),
      reached(row.vaPerM2, va),
      there(row.freshAirIntake),
    );
  };
  return {
    verdict: (row) => Math.min(among(row.cleanroomGrade, clean), canBeBuilt(row)),
    share(row) {
      const isThere = shareOf(among(row.cleanroomGrade, clean));
      const mayBe = shareOf(canBeBuilt(row));
      return { low: Math.max(isThere.low, mayBe.low / 2), high: Math.max(isThere.high, mayBe.high / 2) };
    },
  };
}
