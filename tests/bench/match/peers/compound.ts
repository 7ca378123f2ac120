import { type ColumnStore } from './columnStore.ts';
import { UNTOLD } from './facts.ts';
import { type Part, custom } from './part.ts';
import { SHELLS } from './rowChecks.ts';
import { MET, type Share, UNKNOWN, UNMET, metIf, shareOf, slope } from './verdict.ts';
import { type Worth, customWorth, sqlSlope } from './worth.ts';

interface AskedArea {
  readonly minM2: number;
  readonly maxM2: number | undefined;
}

/** What can be let fits. */
export function areaPart(store: ColumnStore, asked: AskedArea): Part {
  return custom(areaVerdict(store, asked), areaSql(asked));
}

function areaVerdict({ numbers }: ColumnStore, { minM2, maxM2 = Infinity }: AskedArea): (row: number) => number {
  const areas = numbers('areaM2');
  const parts = numbers('leastPartM2');
  return (row) => {
    const areaM2 = areas[row] ?? NaN;
    if (areaM2 < minM2) return UNMET;
    if (areaM2 <= maxM2) return MET;
    const partM2 = parts[row] ?? NaN;
    if (Number.isNaN(areaM2) || Number.isNaN(partM2)) return UNKNOWN;
    return partM2 <= maxM2 ? MET : UNMET;
  };
}

/** A space that is too big fits if a part of it does, which is not known where its division is not. */
function areaSql({ minM2, maxM2 }: AskedArea): string {
  return maxM2 === undefined
    ? `areaM2 >= ${minM2}`
    : `areaM2 >= ${minM2} AND (areaM2 <= ${maxM2} OR (areaM2 IS NOT NULL AND leastPartM2 <= ${maxM2}))`;
}

/** Falls to nothing at half the least, and at twice the most. */
export function areaWorth(store: ColumnStore, asked: AskedArea): Worth {
  const { minM2, maxM2 = Infinity } = asked;
  const verdict = areaVerdict(store, asked);
  const [areas, parts] = [store.numbers('areaM2'), store.numbers('leastPartM2')];
  const sharp = (share: number): Share => ({ low: share, high: share });
  const share = (row: number): Share => {
    const areaM2 = areas[row] ?? NaN;
    const outcome = verdict(row);
    if (Number.isNaN(areaM2) || outcome === MET) return shareOf(outcome);
    if (areaM2 < minM2) return sharp(slope(areaM2, minM2, minM2 * 0.5));
    if (outcome === UNKNOWN) return { low: slope(areaM2, maxM2, maxM2 * 2), high: 1 };
    return sharp(slope(parts[row] ?? NaN, maxM2, maxM2 * 2));
  };
  const end = (untold: string): string =>
    [
      `CASE WHEN areaM2 IS NULL THEN ${untold}`,
      `WHEN areaM2 < ${minM2} THEN ${sqlSlope('areaM2', minM2, minM2 * 0.5)}`,
      ...(asked.maxM2 === undefined
        ? []
        : [
            `WHEN areaM2 > ${maxM2} AND leastPartM2 IS NULL THEN ${untold === '1e0' ? '1e0' : sqlSlope('areaM2', maxM2, maxM2 * 2)}`,
            `WHEN areaM2 > ${maxM2} THEN ${sqlSlope('leastPartM2', maxM2, maxM2 * 2)}`,
          ]),
      'ELSE 1e0 END',
    ].join(' ');
  return customWorth(share, { low: end('0e0'), high: end('1e0') });
}

/** The whole or its least part is small enough. */
export function divisiblePart({ numbers }: ColumnStore, maxPartM2: number): Part {
  const [areas, parts] = [numbers('areaM2'), numbers('leastPartM2')];
  return custom((row) => {
    if ((areas[row] ?? NaN) <= maxPartM2) return MET;
    const partM2 = parts[row] ?? NaN;
    return Number.isNaN(partM2) ? UNKNOWN : metIf(partM2 <= maxPartM2);
  }, `coalesce(areaM2 <= ${maxPartM2}, false) OR leastPartM2 <= ${maxPartM2}`);
}

interface AskedCleanroom {
  readonly grade: string;
  readonly achievable: boolean;
  /** Of the grade on its scale. */
  readonly place: number;
}

interface Cleanroom {
  readonly isThere: (row: number) => number;
  readonly canBeBuilt: (row: number) => number;
  readonly sql: { readonly isThere: string; readonly canBeBuilt: string };
}

function cleanroomOf({ numbers, places }: ColumnStore, { grade, achievable, place }: AskedCleanroom): Cleanroom {
  const [grades, declared, air] = [places('cleanroomGrade'), places('cleanroomAchievable'), places('freshAirIntake')];
  const [heights, loads, powers] = [numbers('clearHeightM'), numbers('floorLoadKnPerM2'), numbers('vaPerM2')];
  const { m, kn, va } = SHELLS[grade] ?? { m: NaN, kn: NaN, va: NaN };
  const onScale = (value: number, least: number): number => (value === UNTOLD ? UNKNOWN : metIf(value >= least));
  const enough = (value = NaN, least: number): number => (Number.isNaN(value) ? UNKNOWN : metIf(value >= least));
  const shell = (row: number): number =>
    Math.max(enough(heights[row], m), enough(loads[row], kn), enough(powers[row], va), onScale(air[row] ?? UNTOLD, 1));
  const shellSql = `(clearHeightM >= ${m} AND floorLoadKnPerM2 >= ${kn} AND vaPerM2 >= ${va} AND freshAirIntake >= 1)`;
  return {
    isThere: (row) => onScale(grades[row] ?? UNTOLD, place),
    canBeBuilt(row) {
      if (!achievable) return UNMET;
      const told = declared[row] ?? UNTOLD;
      return told === UNTOLD ? shell(row) : metIf(told >= place);
    },
    sql: {
      isThere: `(cleanroomGrade >= ${place})`,
      canBeBuilt: achievable
        ? `(CASE WHEN cleanroomAchievable IS NULL THEN ${shellSql} ELSE cleanroomAchievable >= ${place} END)`
        : 'false',
    },
  };
}

/** A cleanroom of the grade is there, or can be built where that is enough. */
export function cleanroomPart(store: ColumnStore, asked: AskedCleanroom): Part {
  const { isThere, canBeBuilt, sql } = cleanroomOf(store, asked);
  return custom((row) => Math.min(isThere(row), canBeBuilt(row)), `${sql.isThere} OR ${sql.canBeBuilt}`);
}

/** One that can be built counts half. */
export function cleanroomWorth(store: ColumnStore, asked: AskedCleanroom): Worth {
  const { isThere, canBeBuilt, sql } = cleanroomOf(store, asked);
  return customWorth(
    (row) => {
      const there = shareOf(isThere(row));
      const built = shareOf(canBeBuilt(row));
      return { low: Math.max(there.low, built.low * 0.5), high: Math.max(there.high, built.high * 0.5) };
    },
    {
      low: `CASE WHEN ${sql.isThere} THEN 1e0 WHEN ${sql.canBeBuilt} THEN 0.5e0 ELSE 0e0 END`,
      high: `CASE WHEN coalesce(${sql.isThere}, true) THEN 1e0 WHEN coalesce(${sql.canBeBuilt}, true) THEN 0.5e0 ELSE 0e0 END`,
    },
  );
}
