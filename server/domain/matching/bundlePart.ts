import { type Figures } from './bundleFigures.ts';

/** The most spaces of one bundle. Ours: a firm that needs more runs a campus. */
export const BUNDLE_SPACES_MAX = 6;

/** Spaces of one park that lie together. */
export interface Part {
  readonly parkId: string;
  readonly figures: readonly Figures[];
  /** Whether sets of so many of its spaces may have enough: false only where their largest amounts are too small. */
  readonly mayReach: (count: number) => boolean;
  /** The most points of any of its spaces; no set has more but what preferences on sums add. */
  readonly mostPoints: () => number;
}

/** Makes a part; what it can reach is reckoned once, when it is first asked for. */
export function createPart(parkId: string, figures: readonly Figures[]): Part {
  let largest: readonly LargestSums[] | undefined;
  let most: number | undefined;
  return {
    parkId,
    figures,
    mayReach(count) {
      largest ??= largestSumsOf(figures);
      return largest.every(({ least, sums }) => (sums[count] ?? -Infinity) >= least - Math.abs(least) * ROUNDING);
    },
    mostPoints: () => (most ??= figures.reduce((points, one) => Math.max(points, one.points()), 0)),
  };
}

/** More than rounding errors, as a share. */
const ROUNDING = 1e-9;

/** Of one need: what is asked, and the largest sum that each number of spaces can have. */
interface LargestSums {
  readonly least: number;
  readonly sums: readonly number[];
}

function largestSumsOf(figures: readonly Figures[]): LargestSums[] {
  const needs = figures[0]?.needs ?? [];
  return needs.map(({ least }, index) => {
    const largest: number[] = [];
    for (const one of figures) insert(largest, one.needs[index]?.amount ?? 0);
    let sum = 0;
    return { least, sums: [0, ...largest.map((amount) => (sum += amount))] };
  });
}

/** Puts an amount among the largest, largest first, of which there are at most as many as a bundle has spaces. */
function insert(largest: number[], amount: number): void {
  if (largest.length === BUNDLE_SPACES_MAX && (largest.at(-1) ?? 0) >= amount) return;
  let at = largest.length;
  for (; at > 0 && (largest[at - 1] ?? 0) < amount; at -= 1) largest[at] = largest[at - 1] ?? 0;
  largest[at] = amount;
  largest.length = Math.min(largest.length, BUNDLE_SPACES_MAX);
}
