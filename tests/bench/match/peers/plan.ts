import { type Circumstances } from '#server/domain/matching/candidate.ts';
import {
  CleanroomGrade,
  EffluentTreatment,
  EiaPath,
  FireHazardClass,
  FitOut,
  VibrationCurve,
} from '#shared/vocabulary.ts';
import { type Ask, asksOf } from './ask.ts';
import { areaPart, areaWorth, cleanroomPart, cleanroomWorth, divisiblePart } from './compound.ts';
import { type ColumnStore } from './columnStore.ts';
import { UNTOLD, placeOn } from './facts.ts';
import { type Part, band, common, custom, place, words } from './part.ts';
import { dayOf } from './row.ts';
import { ROW_CHECKS } from './rowChecks.ts';
import { SHARED_CHECKS, type SharedCheck } from './shared.ts';
import { type Worth, byVerdict, commonWorth, customWorth, shareOfWords, sloping, sqlEnds } from './worth.ts';
import { UNKNOWN, shareOf } from './verdict.ts';

/** One criterion over columns: parts that must all be met, and how far it is satisfied where the verdict does not tell. */
export interface ColumnCheck {
  readonly parts: readonly Part[];
  readonly worth?: Worth;
}

/** A requirement over columns, and what its SQL takes from tables of sites and parks. */
export interface Plan {
  readonly musts: readonly Part[];
  /** The same, criterion by criterion. */
  readonly mustsById: ReadonlyMap<string, readonly Part[]>;
  /** In the order in which scores are summed. */
  readonly preferences: readonly { readonly weight: number; readonly worth: Worth }[];
  readonly totalWeight: number;
  readonly commons: readonly NamedCheck[];
}

/** A check of sites or parks, and the stem of its columns in SQL. */
export interface NamedCheck {
  readonly name: string;
  readonly check: SharedCheck;
}

type Maker = (ask: Ask, store: ColumnStore) => ColumnCheck;

const least = (fact: string, leastOf: (ask: Ask) => number): Maker => {
  return (ask, store) => ({ parts: [band(store, fact, { least: leastOf(ask) })] });
};
const onScale = (fact: string, scale: readonly string[], placeOf: (ask: Ask) => string): Maker => {
  return (ask, store) => ({ parts: [place(store, fact, placeOn(scale, placeOf(ask)))] });
};
const allOf = (fact: string, askedOf: (ask: Ask) => readonly string[]): Maker => {
  return (ask, store) => ({
    parts: [words(store, fact, { asked: askedOf(ask), every: true })],
    worth: shareOfWords(store, fact, askedOf(ask)),
  });
};
const anyOf = (fact: string): Maker => {
  return (ask, store) => ({ parts: [words(store, fact, { asked: ask.anyOf, every: false })] });
};
const supply = (fact: string, amount: string, leastOf: (ask: Ask) => number | undefined): Maker => {
  return (ask, store) => ({ parts: [place(store, fact, 1), ...bandsOf(store, amount, leastOf(ask))] });
};

function bandsOf(store: ColumnStore, fact: string, asked: number | undefined): Part[] {
  return asked === undefined ? [] : [band(store, fact, { least: asked })];
}

/** Every criterion over columns; those of sites and parks are the loop's own. */
const COLUMN_CHECKS: Readonly<Record<string, Maker>> = {
  area: ({ minM2, maxM2 }, store) => ({
    parts: [areaPart(store, { minM2, maxM2 })],
    worth: areaWorth(store, { minM2, maxM2 }),
  }),
  'divisible-area': ({ maxPartM2 }, store) => ({ parts: [divisiblePart(store, maxPartM2)] }),
  tenure: anyOf('tenures'),
  rent: ({ idealFenPerM2Month, limitFenPerM2Month }, store) => ({
    parts: [band(store, 'rentFenPerM2Month', { most: limitFenPerM2Month })],
    worth: sloping(store, 'rentFenPerM2Month', [idealFenPerM2Month, limitFenPerM2Month]),
  }),
  'available-from': ({ idealDay, latestDay }, store) => ({
    parts: [band(store, 'availableDay', { most: dayOf(latestDay) })],
    worth: sloping(store, 'availableDay', [dayOf(idealDay), dayOf(latestDay)]),
  }),
  stage: anyOf('stage'),
  'fit-out': ({ atLeast }, store) => {
    const full = placeOn(FitOut.options, atLeast);
    const column = store.places('fitOut');
    const parts = [place(store, 'fitOut', full)];
    const share = (at: number): number => (at >= full ? 1 : (at - 1) / (full - 1));
    const sql = `CASE WHEN fitOut >= ${full} THEN 1e0 ELSE (fitOut - 1) / ${Math.max(1, full - 1)}e0 END`;
    return {
      parts,
      worth: customWorth(
        (row) => {
          const at = column[row] ?? 0;
          return at === UNTOLD ? shareOf(UNKNOWN) : { low: share(at), high: share(at) };
        },
        sqlEnds(sql, `fitOut = ${UNTOLD}`),
      ),
    };
  },
  cleanroom: ({ grade, achievable }, store) => {
    const asked = { grade, achievable, place: placeOn(CleanroomGrade.options, grade) };
    return { parts: [cleanroomPart(store, asked)], worth: cleanroomWorth(store, asked) };
  },
  'gmp-regime': allOf('gmpRegimes', (ask) => ask.allOf),
  ich: allOf('ichGuidelines', (ask) => ask.allOf),
  biosafety: least('biosafetyLevel', ({ minLevel }) => minLevel),
  'fire-hazard-class': onScale('fireHazardClass', FireHazardClass.options, ({ hazardClass }) => hazardClass),
  'eia-path': onScale('eiaPath', EiaPath.options, ({ path }) => path),
  effluent: ({ minM3PerDay, treatment }, store) => ({
    parts: [
      ...bandsOf(store, 'effluentM3PerDay', minM3PerDay),
      ...(treatment === undefined
        ? []
        : [place(store, 'effluentTreatment', placeOn(EffluentTreatment.options, treatment))]),
    ],
  }),
  'floor-load': least('floorLoadKnPerM2', ({ minKnPerM2 }) => minKnPerM2),
  'clear-height': least('clearHeightM', ({ minM }) => minM),
  'column-grid': least('columnSpanM', ({ minSpanM }) => minSpanM),
  floor: ({ lowest, highest }, store) => ({
    parts: [band(store, 'floorNumber', { least: lowest, most: highest })],
  }),
  'freight-lift': least('freightLiftT', ({ minLoadT }) => minLoadT),
  'loading-dock': least('loadingDocks', ({ minDocks }) => minDocks),
  power: ({ minKva, minVaPerM2 }, store) => ({
    parts: [...bandsOf(store, 'powerKva', minKva), ...bandsOf(store, 'vaPerM2', minVaPerM2)],
  }),
  'dual-feed': (_, store) => ({ parts: [place(store, 'dualFeed', 1)] }),
  steam: supply('steam', 'steamTPerH', ({ minTPerH }) => minTPerH),
  'purified-water': supply('purifiedWater', 'purifiedWaterM3PerH', ({ minM3PerH }) => minM3PerH),
  wfi: supply('wfi', 'wfiM3PerH', ({ minM3PerH }) => minM3PerH),
  'cold-store': allOf('coldStoreBands', ({ bands }) => bands),
  'hazardous-goods-store': onScale(
    'hazardousGoodsStoreClass',
    FireHazardClass.options,
    ({ hazardClass }) => hazardClass,
  ),
  vibration: onScale('vibrationCurve', VibrationCurve.options, ({ curve }) => curve),
  'spf-animals': (_, store) => ({ parts: [place(store, 'spfAnimals', 1)] }),
};

/** Makes the checks of a requirement over columns. */
export function planOf(asked: Circumstances, store: ColumnStore): Plan {
  const asks = asksOf(asked.requirement);
  const made = Object.keys(ROW_CHECKS).flatMap((id) => {
    const ask = asks[id];
    return ask === undefined ? [] : { id, ask, ...checkOf(id, ask, { store, asked }) };
  });
  const preferences = made
    .filter(({ ask }) => ask.level === 'prefer')
    .map(({ ask: { weight }, check: { parts, worth } }) => ({ weight, worth: worth ?? byVerdict(parts) }));
  const mustsById = new Map(made.filter(({ ask }) => ask.level === 'must').map(({ id, check }) => [id, check.parts]));
  return {
    musts: [...mustsById.values()].flat(),
    mustsById,
    preferences,
    totalWeight: preferences.reduce((sum, { weight }) => sum + weight, 0),
    commons: made.flatMap(({ commons }) => commons),
  };
}

interface Made {
  readonly check: ColumnCheck;
  readonly commons: readonly NamedCheck[];
}

function checkOf(
  id: string,
  ask: Ask,
  { store, asked }: { readonly store: ColumnStore; readonly asked: Circumstances },
): Made {
  if (id === 'sector-admitted')
    return { check: sectorCheck(ask.sector ?? asked.requirement.sector, store), commons: [] };
  const make = COLUMN_CHECKS[id];
  if (make !== undefined) return { check: make(ask, store), commons: [] };
  const commons = (SHARED_CHECKS[id]?.(ask, store.ground, asked) ?? []).map((check, at) => ({
    check,
    name: `${id.replaceAll('-', '_')}${at}`,
  }));
  const parts = commons.map(({ check, name }) => common(store, check, name));
  const [one, other] = commons;
  if (one === undefined || other !== undefined) return { check: { parts }, commons };
  const sql = { low: `${one.name}_low`, high: `${one.name}_high` };
  return { check: { parts, worth: commonWorth(store, one.check, sql) }, commons };
}

/** Where no sector is given, nothing is known. */
function sectorCheck(sector: string | undefined, store: ColumnStore): ColumnCheck {
  if (sector !== undefined) return { parts: [words(store, 'admittedSectors', { asked: [sector], every: true })] };
  return { parts: [custom(() => UNKNOWN, { passes: 'true', isMet: 'false' })] };
}
