import { type OrganisationKind } from '#shared/access.ts';

/** What only some kinds of organisation have. */
interface Given {
  readonly kind: OrganisationKind;
  readonly parkIds: readonly string[];
  readonly placeIds: readonly string[];
}

/** Why an organisation of a kind cannot have what is given to it; undefined where it can. */
export function kindFault({ kind, parkIds, placeIds }: Given): string | undefined {
  if (kind !== 'operator' && parkIds.length > 0) return 'Only an operator manages parks.';
  if (kind !== 'bureau' && placeIds.length > 0) return 'Only a bureau has cities or districts.';
  return undefined;
}
