import { type ColumnStore, UNTOLD_LIST, UNTOLD_SQL_LIST } from './columnStore.ts';
import { UNTOLD, untoldNumber } from './facts.ts';
import { type SharedCheck } from './shared.ts';
import { MET, UNKNOWN, UNMET, metIf } from './verdict.ts';

/** Rows that are still in: the first `count` of them, `open` 1 where something that must be met is not known. */
export interface Selection {
  readonly rows: Int32Array;
  readonly open: Uint8Array;
  count: number;
}

/** Selects the rows from one to before another. */
export function fill(selection: Selection, from: number, to: number): void {
  const { rows, open } = selection;
  for (let row = from; row < to; row += 1) rows[row - from] = row;
  open.fill(0, 0, to - from);
  selection.count = to - from;
}

/** A part of a criterion over columns: all parts of a criterion must be met. */
export interface Part {
  readonly verdict: (row: number) => number;
  /** Drops the rows that do not meet it. */
  readonly keep: (selection: Selection) => void;
  readonly sql: SqlPart;
  /** Whether a row may cost a great circle or an outline: then few are looked at to tell how many it lets through. */
  readonly isDear: boolean;
}

/** A part in SQL, over columns in which what is not known is a value that passes: so plain comparisons do, which DuckDB takes into its scan. */
export interface SqlPart {
  /** Met or not known. */
  readonly passes: string;
  readonly isMet: string;
}

/** Of one column: met is what passes and is known. */
function sqlPart(passes: string, fact: string, untold: number): SqlPart {
  return { passes, isMet: `${passes} AND ${fact} <> ${untold}` };
}

/** A number between two, both included. */
export function band(
  { numbers }: ColumnStore,
  fact: string,
  { least = -Infinity, most = Infinity }: { readonly least?: number; readonly most?: number },
): Part {
  const column = numbers(fact);
  const untold = untoldNumber(fact);
  const bounds = [
    ...(least > -Infinity ? [`${fact} >= ${least}`] : []),
    ...(most < Infinity ? [untold > 0 ? `(${fact} <= ${most} OR ${fact} = ${untold})` : `${fact} <= ${most}`] : []),
  ];
  return {
    verdict(row) {
      const value = column[row] ?? NaN;
      if (Number.isNaN(value)) return UNKNOWN;
      return value >= least && value <= most ? MET : UNMET;
    },
    keep(selection) {
      keepBand(selection, column, { least, most });
    },
    isDear: false,
    sql: sqlPart(bounds.join(' AND '), fact, untold),
  };
}

/** A place on a scale, or one beyond it. */
export function place({ places }: ColumnStore, fact: string, least: number): Part {
  const column = places(fact);
  return {
    verdict(row) {
      const value = column[row] ?? UNTOLD;
      return value === UNTOLD ? UNKNOWN : metIf(value >= least);
    },
    keep(selection) {
      keepPlaces(selection, column, least);
    },
    isDear: false,
    sql: sqlPart(`${fact} >= ${least}`, fact, UNTOLD),
  };
}

/** Some words of a list: all of them, or any. */
export function words(
  { lists, bitsOf }: ColumnStore,
  fact: string,
  { asked, every }: { readonly asked: readonly string[]; readonly every: boolean },
): Part {
  const column = lists(fact);
  const bits = bitsOf(fact, asked);
  const least = every ? bits : 1;
  return {
    verdict(row) {
      const value = column[row] ?? UNTOLD_LIST;
      return value === UNTOLD_LIST ? UNKNOWN : metIf((value & bits) >= least);
    },
    keep(selection) {
      keepWords(selection, column, { bits, least });
    },
    isDear: false,
    sql: sqlPart(`(${fact} & ${bits}) ${every ? `= ${bits}` : '<> 0'}`, fact, UNTOLD_SQL_LIST),
  };
}

/** What a site or a park decides: by its number, judged when first needed. */
export function common({ ground }: ColumnStore, check: SharedCheck, name: string): Part {
  const numberOf = check.of === 'site' ? ground.siteOf : ground.parkOf;
  const verdicts = new Uint8Array(check.of === 'site' ? ground.sites.length : ground.parks.length).fill(UNTOLD);
  const judged = (number: number): number => {
    const known = verdicts[number] ?? UNTOLD;
    if (known !== UNTOLD) return known;
    const { verdict } = check.judge(number);
    verdicts[number] = verdict;
    return verdict;
  };
  return {
    verdict: (row) => judged(numberOf[row] ?? 0),
    keep(selection) {
      keepCommon(selection, numberOf, { verdicts, judged });
    },
    isDear: true,
    sql: { passes: `${name}_verdict < ${UNMET}`, isMet: `${name}_verdict = ${MET}` },
  };
}

/** What several columns decide together, row by row. */
export function custom(verdict: (row: number) => number, sql: SqlPart): Part {
  return {
    verdict,
    keep(selection) {
      keepVerdicts(selection, verdict);
    },
    isDear: false,
    sql,
  };
}

// The loops: one for each kind of column, for one that is fed two kinds is many times slower; each a function of its own
// and no closure, for V8 makes one machine code of it for all requirements. A row that is dropped is written and then
// written over, without a branch: whether a row is kept cannot be foretold, and a branch foretold wrongly costs more.

function keepBand(
  selection: Selection,
  column: Float64Array,
  { least, most }: { readonly least: number; readonly most: number },
): void {
  const { rows, open, count } = selection;
  let kept = 0;
  for (let at = 0; at < count; at += 1) {
    const row = rows[at] ?? 0;
    const value = column[row] ?? NaN;
    rows[kept] = row;
    open[kept] = (open[at] ?? 0) | Number(Number.isNaN(value));
    // Not a number is neither above nor below.
    kept += 1 - (Number(value < least) | Number(value > most));
  }
  selection.count = kept;
}

function keepPlaces(selection: Selection, column: Uint8Array, least: number): void {
  const { rows, open, count } = selection;
  let kept = 0;
  for (let at = 0; at < count; at += 1) {
    const row = rows[at] ?? 0;
    const value = column[row] ?? UNTOLD;
    rows[kept] = row;
    open[kept] = (open[at] ?? 0) | Number(value === UNTOLD);
    kept += Number(value >= least);
  }
  selection.count = kept;
}

function keepWords(
  selection: Selection,
  column: Uint32Array,
  { bits, least }: { readonly bits: number; readonly least: number },
): void {
  const { rows, open, count } = selection;
  let kept = 0;
  for (let at = 0; at < count; at += 1) {
    const row = rows[at] ?? 0;
    const value = column[row] ?? UNTOLD_LIST;
    const untold = Number(value === UNTOLD_LIST);
    rows[kept] = row;
    open[kept] = (open[at] ?? 0) | untold;
    kept += Number((value & bits) >= least) | untold;
  }
  selection.count = kept;
}

function keepCommon(
  selection: Selection,
  numberOf: Uint32Array,
  { verdicts, judged }: { readonly verdicts: Uint8Array; readonly judged: (number: number) => number },
): void {
  const { rows, open, count } = selection;
  let kept = 0;
  for (let at = 0; at < count; at += 1) {
    const row = rows[at] ?? 0;
    const number = numberOf[row] ?? 0;
    const known = verdicts[number] ?? UNTOLD;
    const verdict = known === UNTOLD ? judged(number) : known;
    rows[kept] = row;
    open[kept] = (open[at] ?? 0) | Number(verdict === UNKNOWN);
    kept += Number(verdict !== UNMET);
  }
  selection.count = kept;
}

function keepVerdicts(selection: Selection, verdictOf: (row: number) => number): void {
  const { rows, open, count } = selection;
  let kept = 0;
  for (let at = 0; at < count; at += 1) {
    const row = rows[at] ?? 0;
    const verdict = verdictOf(row);
    rows[kept] = row;
    open[kept] = (open[at] ?? 0) | Number(verdict === UNKNOWN);
    kept += Number(verdict !== UNMET);
  }
  selection.count = kept;
}
