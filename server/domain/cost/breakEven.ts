import { type AccountYear } from './account.ts';

/**
 * The first year of an account by whose end the incentives received cover the fit-out, 0 where there is nothing to
 * cover; undefined where they never do within it, or the fit-out has no bound.
 */
export function breakEvenYear(account: readonly AccountYear[]): number | undefined {
  let left = account.reduce((sum, { fitOut }) => sum + fitOut, 0);
  if (!Number.isFinite(left)) return undefined;
  return account.find(({ incentives }) => (left += incentives) <= 0)?.year;
}
