import { type Candidate } from '#server/domain/matching/candidate.ts';

/** How many real spaces each park has to offer: where there is one, what is invented steps aside. */
export interface ParkTally {
  readonly hasReal: (parkId: string) => boolean;
  /** The parks that would have their first real space, and those that would lose their last, were `before` replaced by `after`. */
  readonly turnedBy: (
    before: readonly Candidate[],
    after: readonly Candidate[],
  ) => { readonly real: string[]; readonly invented: string[] };
  /** Replaces `before` by `after`. */
  readonly change: (before: readonly Candidate[], after: readonly Candidate[]) => void;
  /** Real spaces by park: a tally made with them is the same. */
  readonly realByPark: () => [parkId: string, spaces: number][];
}

/** Tallies the candidates that take part. */
export function tallyOf(stock: readonly Candidate[]): ParkTally {
  const tally = createParkTally([]);
  tally.change([], stock);
  return tally;
}

/** A tally of so many real spaces by park. */
export function createParkTally(realByPark: Iterable<readonly [parkId: string, spaces: number]>): ParkTally {
  const realIn = new Map(realByPark);
  const count = (parkId: string): number => realIn.get(parkId) ?? 0;
  const change: ParkTally['change'] = (before, after) => {
    for (const [parkId, more] of gainsOf(before, after)) realIn.set(parkId, count(parkId) + more);
  };
  return {
    realByPark: () => [...realIn],
    hasReal: (parkId) => count(parkId) > 0,
    turnedBy(before, after) {
      const turned = [...gainsOf(before, after)].filter(
        ([parkId, more]) => count(parkId) > 0 !== count(parkId) + more > 0,
      );
      return {
        real: turned.filter(([, more]) => more > 0).map(([parkId]) => parkId),
        invented: turned.filter(([, more]) => more < 0).map(([parkId]) => parkId),
      };
    },
    change,
  };
}

function gainsOf(before: readonly Candidate[], after: readonly Candidate[]): Map<string, number> {
  const gains = new Map<string, number>();
  const add = (candidates: readonly Candidate[], by: number): void => {
    for (const { space } of candidates) if (!space.demo) gains.set(space.parkId, (gains.get(space.parkId) ?? 0) + by);
  };
  add(before, -1);
  add(after, 1);
  return gains;
}
