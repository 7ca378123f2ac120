import { type Caller } from '#server/domain/access/caller.ts';
import { type Holding } from '#server/domain/access/standing.ts';
import { type StoredEnquiry, type StoredPart } from './record.ts';

/** An enquiry belongs to its company, and each part to the operator that it went to, at the park that it is about. */
export function holdingOf(
  { companyId, parts }: Pick<StoredEnquiry, 'companyId' | 'parts'>,
  caller: Caller | undefined,
): Holding {
  return { companyIds: [companyId], parkIds: partsOf(parts, caller).map(({ parkId }) => parkId) };
}

/** The parts that went to an operator of the caller. */
export function partsOf(parts: readonly StoredPart[], caller: Caller | undefined): StoredPart[] {
  const own = new Set(caller?.memberships.map(({ organisationId }) => organisationId));
  return parts.filter(({ operatorId }) => operatorId !== undefined && own.has(operatorId));
}

/** The enquiries of an organisation are for those who belong to it: of a company as its own, of an operator as sent to it. */
export function holdingOfList(organisationId: string, caller: Caller | undefined): Holding {
  const operator = caller?.memberships.find(
    (membership) => membership.kind === 'operator' && membership.organisationId === organisationId,
  );
  return operator === undefined ? { companyIds: [organisationId] } : { parkIds: operator.parkIds };
}
