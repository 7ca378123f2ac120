import { type Policy } from '#shared/policy/policy.ts';

/** Below this a part of a fen, or of a unit, is an error of reckoning in binary. */
const NOISE = 1e-6;

/**
 * A sum of money as the policy rounds it; to the whole fen below where it says nothing. What reckoning in binary leaves
 * short of a whole unit counts as the unit: 33.3 % of 1,000 fen are 333 fen. A sum without end stays so.
 */
export function roundedFen(fen: number, { toFen, mode }: NonNullable<Policy['rounding']> = BY_FEN): number {
  if (!Number.isFinite(fen)) return fen;
  const units = fen / toFen;
  if (mode === 'nearest') return Math.floor(units + 0.5 + NOISE) * toFen;
  const nearest = Math.round(units);
  const isNoise = Math.abs(units - nearest) <= NOISE + nearest * Number.EPSILON * 8;
  return (isNoise ? nearest : Math.floor(units)) * toFen;
}

const BY_FEN = { toFen: 1, mode: 'down' } as const;

/** Parts a year apart, in percent, of a sum in fen: they add up to it, and none falls where the sum rises. */
export function partsOfFen(fen: number, payoutPct: readonly number[] = [100]): number[] {
  const parts = payoutPct.map((pct) => roundedFen((fen * pct) / 100));
  for (let left = fen - parts.reduce((sum, part) => sum + part, 0); left > 0; left -= 1) {
    const next = neediest(parts, payoutPct);
    parts[next] = (parts[next] ?? 0) + 1;
  }
  return parts;
}

/** To whom the next fen goes by the method of Jefferson, under which no part ever falls where the sum rises. */
function neediest(parts: readonly number[], payoutPct: readonly number[]): number {
  const claims = payoutPct.map((pct, index) => pct / ((parts[index] ?? 0) + 1));
  return claims.indexOf(Math.max(...claims));
}
