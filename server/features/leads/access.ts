import { type Caller, type CallerMembership } from '#server/domain/access/caller.ts';
import { type Holding } from '#server/domain/access/standing.ts';
import { type LeadRow } from './repository.ts';

/** A lead lies in its places and all above them; what is not there lies nowhere. */
export function holdingOfLead(row: Pick<LeadRow, 'reach'> | undefined): Holding {
  return { placeIds: row?.reach ?? [] };
}

/** The leads of a bureau lie where it has jurisdiction; those of an organisation that the caller is not in lie nowhere. */
export function holdingOfBureau(
  caller: Caller | undefined,
  organisationId: string,
): Holding & { placeIds: readonly string[] } {
  const own = bureausOf(caller).find((membership) => membership.organisationId === organisationId);
  return { placeIds: own?.placeIds ?? [] };
}

/** Places whose leads a caller may see: those of all its bureaus. */
export function jurisdictionOf(caller: Caller | undefined): readonly string[] {
  return bureausOf(caller).flatMap(({ placeIds }) => placeIds);
}

/** The bureau of the caller in whose jurisdiction a lead lies: in its chain the log writes down what is done. */
export function bureauFor(caller: Caller | undefined, row: Pick<LeadRow, 'reach'>): string | undefined {
  return bureausOf(caller).find(({ placeIds }) => placeIds.some((id) => row.reach.includes(id)))?.organisationId;
}

/** Bureaus of the caller in whose jurisdiction a lead lies. */
export function bureausWith(caller: Caller | undefined, row: Pick<LeadRow, 'reach'>): string[] {
  return bureausOf(caller)
    .filter(({ placeIds }) => placeIds.some((id) => row.reach.includes(id)))
    .map(({ organisationId }) => organisationId);
}

function bureausOf(caller: Caller | undefined): readonly CallerMembership[] {
  return (caller?.memberships ?? []).filter(({ kind }) => kind === 'bureau');
}
