import { type ColumnStore } from './columnStore.ts';
import { UNTOLD, untoldNumber } from './facts.ts';
import { type Part, type SqlPart, custom } from './part.ts';
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

const UNTOLD_AREA = untoldNumber('areaM2');
const UNTOLD_PART = untoldNumber('leastPartM2');

/** A space that is too big fits if a part of it does, which is not known where its division is not. */
function areaSql({ minM2, maxM2 }: AskedArea): SqlPart {
  const least = `areaM2 >= ${minM2}`;
  const told = `${least} AND areaM2 <> ${UNTOLD_AREA}`;
  if (maxM2 === undefined) return { passes: least, isMet: told };
  return {
    passes: `${least} AND (areaM2 <= ${maxM2} OR areaM2 = ${UNTOLD_AREA} OR leastPartM2 <= ${maxM2})`,
    isMet: `${told} AND (areaM2 <= ${maxM2} OR (leastPartM2 <= ${maxM2} AND leastPartM2 <> ${UNTOLD_PART}))`,
  };
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
      `CASE WHEN areaM2 = ${UNTOLD_AREA} THEN ${untold}`,
      `WHEN areaM2 < ${minM2} THEN ${sqlSlope('areaM2', minM2, minM2 * 0.5)}`,
      ...(asked.maxM2 === undefined
        ? []
        : [
            `WHEN areaM2 > ${maxM2} AND leastPartM2 = ${UNTOLD_PART} THEN ${untold === '1e0' ? '1e0' : sqlSlope('areaM2', maxM2, maxM2 * 2)}`,
            `WHEN areaM2 > ${maxM2} THEN ${sqlSlope('leastPartM2', maxM2, maxM2 * 2)}`,
          ]),
      'ELSE 1e0 END',
    ].join(' ');
  return customWorth(share, { low: end('0e0'), high: end('1e0') });
}

/** The whole or its least part is small enough. */
export function divisiblePart({ numbers }: ColumnStore, maxPartM2: number): Part {
  const [areas, parts] = [numbers('areaM2'), numbers('leastPartM2')];
  return custom(
    (row) => {
      if ((areas[row] ?? NaN) <= maxPartM2) return MET;
      const partM2 = parts[row] ?? NaN;
      return Number.isNaN(partM2) ? UNKNOWN : metIf(partM2 <= maxPartM2);
    },
    {
      passes: `areaM2 <= ${maxPartM2} OR leastPartM2 <= ${maxPartM2}`,
      isMet: `areaM2 <= ${maxPartM2} OR (leastPartM2 <= ${maxPartM2} AND leastPartM2 <> ${UNTOLD_PART})`,
    },
  );
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
  readonly sql: { readonly isThere: SqlPart; readonly canBeBuilt: SqlPart };
}

function cleanroomOf({ numbers, places }: ColumnStore, { grade, achievable, place }: AskedCleanroom): Cleanroom {
  const [grades, declared, air] = [places('cleanroomGrade'), places('cleanroomAchievable'), places('freshAirIntake')];
  const [heights, loads, powers] = [numbers('clearHeightM'), numbers('floorLoadKnPerM2'), numbers('vaPerM2')];
  const { m, kn, va } = SHELLS[grade] ?? { m: NaN, kn: NaN, va: NaN };
  const onScale = (value: number, least: number): number => (value === UNTOLD ? UNKNOWN : metIf(value >= least));
  const enough = (value = NaN, least: number): number => (Number.isNaN(value) ? UNKNOWN : metIf(value >= least));
  const shell = (row: number): number =>
    Math.max(enough(heights[row], m), enough(loads[row], kn), enough(powers[row], va), onScale(air[row] ?? UNTOLD, 1));
  const told = ['clearHeightM', 'floorLoadKnPerM2', 'vaPerM2'].map((fact) => `${fact} <> ${untoldNumber(fact)}`);
  const shellPasses = `clearHeightM >= ${m} AND floorLoadKnPerM2 >= ${kn} AND vaPerM2 >= ${va} AND freshAirIntake >= 1`;
  const shellIsMet = [shellPasses, ...told, `freshAirIntake <> ${UNTOLD}`].join(' AND ');
  const builtSql = (ofShell: string): string =>
    `(CASE WHEN cleanroomAchievable = ${UNTOLD} THEN ${ofShell} ELSE cleanroomAchievable >= ${place} END)`;
  return {
    isThere: (row) => onScale(grades[row] ?? UNTOLD, place),
    canBeBuilt(row) {
      if (!achievable) return UNMET;
      const told = declared[row] ?? UNTOLD;
      return told === UNTOLD ? shell(row) : metIf(told >= place);
    },
    sql: {
      isThere: {
        passes: `cleanroomGrade >= ${place}`,
        isMet: `(cleanroomGrade >= ${place} AND cleanroomGrade <> ${UNTOLD})`,
      },
      canBeBuilt: achievable
        ? { passes: builtSql(shellPasses), isMet: builtSql(shellIsMet) }
        : { passes: 'false', isMet: 'false' },
    },
  };
}

/** A cleanroom of the grade is there, or can be built where that is enough. */
export function cleanroomPart(store: ColumnStore, asked: AskedCleanroom): Part {
  const { isThere, canBeBuilt, sql } = cleanroomOf(store, asked);
  return custom((row) => Math.min(isThere(row), canBeBuilt(row)), {
    passes: `${sql.isThere.passes} OR ${sql.canBeBuilt.passes}`,
    isMet: `${sql.isThere.isMet} OR ${sql.canBeBuilt.isMet}`,
  });
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
      low: `CASE WHEN ${sql.isThere.isMet} THEN 1e0 WHEN ${sql.canBeBuilt.isMet} THEN 0.5e0 ELSE 0e0 END`,
      high: `CASE WHEN ${sql.isThere.passes} THEN 1e0 WHEN ${sql.canBeBuilt.passes} THEN 0.5e0 ELSE 0e0 END`,
    },
  );
}
