import { type Certificate, type LeftOut } from '#shared/certificate.ts';

/** What one criterion means for the first place. */
export interface Hanging {
  readonly criterion: string;
  /** What would be without it. */
  readonly leftOut: LeftOut;
  /** The rank to which the first place falls if it misses it altogether; absent of a must. */
  readonly missedRank?: number;
}

/** The criteria on which the first place hangs, in the order of the certificate: those without which the first place or its verdict changes, or which it cannot miss. */
export function hangingOf({ leaveOneOut, worsening }: Certificate): Hanging[] {
  const rankByCriterion = new Map(worsening.first.map(({ criterion, rank }) => [criterion, rank]));
  return leaveOneOut.flatMap((leftOut) => {
    const { criterion, changes, changesVerdict } = leftOut;
    const missedRank = rankByCriterion.get(criterion);
    if (!changes && !changesVerdict && (missedRank ?? 1) === 1) return [];
    return [{ criterion, leftOut, ...(missedRank === undefined ? {} : { missedRank }) }];
  });
}
