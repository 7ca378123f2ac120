import { ATTACHMENT_ACCESS, type Attachment } from '#shared/attachment.ts';
import { type Caller } from '#server/domain/access/caller.ts';
import { type Holding, isAllowed, mayEver, standingsOf } from '#server/domain/access/standing.ts';

/** Where a file is: the park, or that of the space. */
export function holdingIn(parkId: string): Holding {
  return { parkIds: [parkId] };
}

/** Whether a caller sees a file at all: everybody what is public, whoever may write it the rest. */
export function isSeenBy(caller: Caller | undefined, { isPublic }: Attachment, holding: Holding): boolean {
  return isPublic || (mayEver(ATTACHMENT_ACCESS, caller) && isAllowed(ATTACHMENT_ACCESS, standingsOf(caller, holding)));
}

/** The operator in whose name a caller writes: in its chain stands what was done. */
export function operatorIn(caller: Caller | undefined, parkId: string): string | undefined {
  return caller?.memberships.find(({ parkIds }) => parkIds.includes(parkId))?.organisationId;
}
