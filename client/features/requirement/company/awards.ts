import { type Company } from '#shared/requirement.ts';

/** Awards that a company has been granted; absent where nobody said. */
export type Awards = NonNullable<Company['awards']>;
export type Award = Awards[number];

/** The awards with one more, of which only the policy is known yet. */
export function withNewAward(awards: Awards | undefined, policy: string): Awards {
  return [...(awards ?? []), { policy }];
}

/** The awards with one replaced. */
export function withAward(awards: Awards, at: number, award: Award): Awards {
  return awards.with(at, award);
}

/** The awards without one; without the last one nothing is said. */
export function withoutAward(awards: Awards, at: number): Awards | undefined {
  const rest = awards.toSpliced(at, 1);
  return rest.length === 0 ? undefined : rest;
}
