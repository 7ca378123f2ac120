import { COST_LINES, type CostLine, type OccupancyCost } from '#shared/occupancyCost.ts';
import { type CostCase, fenIn } from '#client/explain/cost.ts';

/** A part of a year's bar: from where to where, in fen; what is received lies below zero. */
export interface BarPart {
  readonly line: CostLine;
  readonly fromFen: number;
  readonly toFen: number;
}

/** The bar of a year. */
export interface YearBar {
  readonly year: number;
  readonly parts: readonly BarPart[];
  /** Absent where some line is not known. */
  readonly netFen: number | undefined;
  /** Lines that are not known and so not in the bar. */
  readonly unknown: readonly CostLine[];
}

/** The years of an account as stacked bars: what is paid upwards from zero, what is received downwards, each in the order of the lines. */
export function costBars({ years }: Pick<OccupancyCost, 'years'>, which: CostCase): YearBar[] {
  return years.map((lines) => {
    const ends = { up: 0, down: 0 };
    const parts = COST_LINES.flatMap((line): BarPart[] => {
      const fen = fenIn(lines[line], which) ?? 0;
      if (fen === 0) return [];
      const end = fen > 0 ? 'up' : 'down';
      const fromFen = ends[end];
      ends[end] += fen;
      return [{ line, fromFen, toFen: ends[end] }];
    });
    const unknown = COST_LINES.filter((line) => fenIn(lines[line], which) === undefined);
    return { year: lines.year, parts, netFen: fenIn(lines.net, which), unknown };
  });
}

/** The lowest and the highest end of some bars; zero is always within. */
export function extentOf(bars: readonly YearBar[]): { readonly lowFen: number; readonly highFen: number } {
  const ends = bars.flatMap(({ parts }) => parts.map(({ toFen }) => toFen));
  return { lowFen: Math.min(0, ...ends), highFen: Math.max(0, ...ends) };
}
