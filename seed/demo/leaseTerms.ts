import { type SpaceFacts } from '#shared/space.ts';
import { type Random } from '#server/domain/random.ts';

/** What an operator says of a lease besides the rent. */
const LEASE_TERMS = ['managementFeeFenPerM2Month', 'rentFreeMonths', 'depositMonths'] as const;

/** Facts that are drawn from a stream of their own, so that no other fact of a space moves by them. */
export const DRAWN_APART: ReadonlySet<keyof SpaceFacts> = new Set(LEASE_TERMS);

/** Share of spaces whose operator has not said each of them: they are mostly told when asked. Ours. */
const UNSAID_SHARE = 0.25;

/** Draws the terms of a lease; of what is not for lease there are none to tell. */
export function leaseTerms({ rentFenPerM2Month }: SpaceFacts, random: Random): SpaceFacts {
  const fee = random.pick([300, 350, 400, 500, 600, 800, 'none'] as const);
  const free = random.pick(['none', 1, 2, 3, 3, 6] as const);
  const deposit = random.pick([1, 2, 2, 3] as const);
  const [isFeeSaid, isFreeSaid, isDepositSaid] = LEASE_TERMS.map(() => !random.chance(UNSAID_SHARE));
  if (rentFenPerM2Month === 'none') return {};
  return {
    ...(isFeeSaid === true && { managementFeeFenPerM2Month: fee }),
    ...(isFreeSaid === true && { rentFreeMonths: free }),
    ...(isDepositSaid === true && { depositMonths: deposit }),
  };
}
