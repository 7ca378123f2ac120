import { type ColumnStore, UNTOLD_LIST, UNTOLD_SQL_LIST } from './columnStore.ts';
import { untoldNumber } from './facts.ts';
import { type Part, type Selection } from './part.ts';
import { numberAt, rowAt } from './read.ts';
import { type SharedCheck } from './shared.ts';
import { type Share, UNKNOWN, UNMET, shareOf, slope } from './verdict.ts';

/** Weighted sums of the rows of a selection, place by place. */
export interface Sums {
  readonly low: Float64Array;
  readonly middle: Float64Array;
}

/** How far a preference is satisfied, over columns. */
export interface Worth {
  readonly share: (row: number) => Share;
  /** Adds the weighted shares of all rows of a selection. One loop for each kind of column. */
  readonly add: (selection: Selection, sums: Sums, weight: number) => void;
  /** The lower and the upper end in SQL. */
  readonly sql: { readonly low: string; readonly high: string };
}

/** Full where all parts are met, nothing where one is not, anything where that is not known. */
export function byVerdict(parts: readonly Part[]): Worth {
  const [first] = parts;
  const verdict =
    parts.length === 1 && first !== undefined
      ? first.verdict
      : (row: number): number => parts.reduce((worst, part) => Math.max(worst, part.verdict(row)), 0);
  const all = (of: 'passes' | 'isMet'): string => parts.map(({ sql }) => `(${sql[of]})`).join(' AND ');
  return {
    share: (row) => shareOf(verdict(row)),
    add({ rows, count }, { low, middle }, weight) {
      for (let at = 0; at < count; at += 1) {
        const one = verdict(rowAt(rows, at));
        if (one === UNMET) continue;
        low[at] = numberAt(low, at) + (one === UNKNOWN ? 0 : weight);
        middle[at] = numberAt(middle, at) + (one === UNKNOWN ? weight * 0.5 : weight);
      }
    },
    sql: {
      low: `CASE WHEN ${all('isMet')} THEN 1e0 ELSE 0e0 END`,
      high: `CASE WHEN ${all('passes')} THEN 1e0 ELSE 0e0 END`,
    },
  };
}

/** A number on a slope: full up to one value, nothing from another on. */
export function sloping({ numbers }: ColumnStore, fact: string, [full, nil]: readonly [number, number]): Worth {
  const column = numbers(fact);
  const share = (value: number): Share => {
    if (Number.isNaN(value)) return shareOf(UNKNOWN);
    const one = slope(value, full, nil);
    return { low: one, high: one };
  };
  return {
    share: (row) => share(column[row] ?? NaN),
    add({ rows, count }, { low, middle }, weight) {
      for (let at = 0; at < count; at += 1) {
        const value = column[rowAt(rows, at)] ?? NaN;
        const one = Number.isNaN(value) ? 0.5 : slope(value, full, nil);
        low[at] = numberAt(low, at) + (Number.isNaN(value) ? 0 : weight * one);
        middle[at] = numberAt(middle, at) + weight * one;
      }
    },
    sql: sqlEnds(sqlSlope(fact, full, nil), `${fact} = ${untoldNumber(fact)}`),
  };
}

/** The share of the asked words that a list has. */
export function shareOfWords({ lists, bitsOf }: ColumnStore, fact: string, asked: readonly string[]): Worth {
  const column = lists(fact);
  const bits = bitsOf(fact, asked);
  const share = (value: number): number => countOf(value & bits) / asked.length;
  return {
    share(row) {
      const value = column[row] ?? UNTOLD_LIST;
      return value === UNTOLD_LIST ? shareOf(UNKNOWN) : { low: share(value), high: share(value) };
    },
    add({ rows, count }, { low, middle }, weight) {
      for (let at = 0; at < count; at += 1) {
        const value = column[rowAt(rows, at)] ?? UNTOLD_LIST;
        const isUntold = value === UNTOLD_LIST;
        const one = isUntold ? 0.5 : share(value);
        low[at] = numberAt(low, at) + (isUntold ? 0 : weight * one);
        middle[at] = numberAt(middle, at) + weight * one;
      }
    },
    sql: sqlEnds(`bit_count(${fact} & ${bits}) / ${asked.length}e0`, `${fact} = ${UNTOLD_SQL_LIST}`),
  };
}

function countOf(bits: number): number {
  let count = 0;
  for (let left = bits; left !== 0; left &= left - 1) count += 1;
  return count;
}

/** What a site or a park decides. */
export function commonWorth({ ground }: ColumnStore, check: SharedCheck, sql: Worth['sql']): Worth {
  const numberOf = check.of === 'site' ? ground.siteOf : ground.parkOf;
  const numbers = check.of === 'site' ? ground.sites.length : ground.parks.length;
  const lows = new Float64Array(numbers).fill(NaN);
  const middles = new Float64Array(numbers);
  const judge = (number: number): void => {
    const { low, high } = check.judge(number);
    lows[number] = low;
    middles[number] = (low + high) / 2;
  };
  return {
    share: (row) => check.judge(numberOf[row] ?? 0),
    add({ rows, count }, { low, middle }, weight) {
      for (let at = 0; at < count; at += 1) {
        const number = numberOf[rowAt(rows, at)] ?? 0;
        if (Number.isNaN(numberAt(lows, number))) judge(number);
        low[at] = numberAt(low, at) + weight * numberAt(lows, number);
        middle[at] = numberAt(middle, at) + weight * numberAt(middles, number);
      }
    },
    sql,
  };
}

/** What several columns decide together, row by row. */
export function customWorth(share: (row: number) => Share, sql: Worth['sql']): Worth {
  return {
    share,
    add({ rows, count }, { low, middle }, weight) {
      for (let at = 0; at < count; at += 1) {
        const one = share(rowAt(rows, at));
        low[at] = numberAt(low, at) + weight * one.low;
        middle[at] = numberAt(middle, at) + weight * ((one.low + one.high) / 2);
      }
    },
    sql,
  };
}

/** `slope` in SQL. */
export function sqlSlope(value: string, full: number, nil: number): string {
  const [before, beyond] = full > nil ? ['>=', '<='] : ['<=', '>='];
  const between = full === nil ? '0e0' : `(${nil}::DOUBLE - ${value}) / ${nil - full}::DOUBLE`;
  return `CASE WHEN ${value} ${before} ${full} THEN 1e0 WHEN ${value} ${beyond} ${nil} THEN 0e0 ELSE ${between} END`;
}

/** Both ends of what is known to one value, or anything where it is not told. */
export function sqlEnds(value: string, isUntold: string): Worth['sql'] {
  return {
    low: `CASE WHEN ${isUntold} THEN 0e0 ELSE ${value} END`,
    high: `CASE WHEN ${isUntold} THEN 1e0 ELSE ${value} END`,
  };
}
