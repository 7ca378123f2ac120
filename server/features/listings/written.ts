import { type ListingContent } from '#shared/listing.ts';
import { type Space } from '#shared/space.ts';

/** Where the figures come from that an operator writes. */
export const FROM_OPERATOR = '园区运营方 · park operator';

/** What stays when an operator writes a space. */
type Kept = Pick<Space, 'id' | 'parkId' | 'status' | 'demo'> & { readonly facts?: Pick<Space['facts'], 'stage'> };

/** The space with what its operator writes of it, confirmed today. A demo space stays one, and the stage is told by the state. */
export function spaceOf(
  { id, parkId, status, demo, facts: { stage } = {} }: Kept,
  { name, building, location, facts }: Omit<ListingContent, 'note'>,
  today: string,
): Space {
  return {
    ...{ id, parkId, status, demo, name },
    facts: stage === undefined ? facts : { ...facts, stage },
    ...(building !== undefined && { building }),
    ...(location !== undefined && { location }),
    provenance: { from: FROM_OPERATOR, on: today },
  };
}
