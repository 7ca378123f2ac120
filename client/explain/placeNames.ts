import { type PlaceId } from '#shared/place.ts';
import { type Speaking } from './speaking.ts';

/** Places by name, in a row; the id of one that has none. */
export function placeNames(ids: readonly PlaceId[], { nameOf, say }: Speaking): string {
  return ids.map((id) => nameOf(id) ?? id).join(say('criteria.joint'));
}
