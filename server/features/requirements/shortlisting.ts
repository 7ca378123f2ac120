import { Failure } from '#shared/failure.ts';
import { SHORTLIST_MAX, type SavedRequirement } from '#shared/savedRequirement.ts';
import { type SpaceId } from '#shared/space.ts';
import { type Ground } from '#server/part.ts';
import { type Asking } from '#server/platform/http/caller.ts';
import { type Keeping, type Seen } from './keeping.ts';

/** The spaces that a company picks out for a requirement. */
export interface Shortlisting {
  /** @throws {Failure} not-found of the requirement or the space; revision-overtaken; limit-reached */
  readonly shortlist: (asking: Asking, wish: Seen, entry: Listed) => Promise<SavedRequirement>;
  /** @throws {Failure} not-found; revision-overtaken */
  readonly unlist: (asking: Asking, wish: Seen, spaceId: SpaceId) => Promise<SavedRequirement>;
}

type Listed = Pick<SavedRequirement['shortlist'][number], 'spaceId' | 'note'>;

/** Makes it over requirements that are kept. */
export function createShortlisting(
  keeping: Pick<Keeping, 'change'>,
  { clock, spaces, demo }: Pick<Ground, 'clock' | 'spaces' | 'demo'>,
): Shortlisting {
  async function refuseUnknownSpace(id: SpaceId): Promise<void> {
    const space = await spaces.find(id);
    if (space === undefined || (space.demo && !demo)) {
      throw new Failure('not-found', { detail: `There is no space ${id}.` });
    }
  }

  return {
    shortlist: (asking, wish, entry) =>
      keeping.change(asking, { ...wish, action: 'requirement-shortlisted' }, async (before) => {
        await refuseUnknownSpace(entry.spaceId);
        return { ...before, shortlist: shortlistWith(before.shortlist, { ...entry, addedOn: clock.today() }) };
      }),
    unlist: (asking, wish, spaceId) =>
      keeping.change(asking, { ...wish, action: 'requirement-unlisted' }, (before) => {
        const shortlist = before.shortlist.filter((entry) => entry.spaceId !== spaceId);
        return shortlist.length === before.shortlist.length ? before : { ...before, shortlist };
      }),
  };
}

function shortlistWith(
  shortlist: SavedRequirement['shortlist'],
  { spaceId, note, addedOn }: SavedRequirement['shortlist'][number],
): SavedRequirement['shortlist'] {
  const noted = note === undefined ? {} : { note };
  const at = shortlist.findIndex((entry) => entry.spaceId === spaceId);
  if (at >= 0)
    return shortlist.map((entry, index) => (index === at ? { spaceId, addedOn: entry.addedOn, ...noted } : entry));
  if (shortlist.length >= SHORTLIST_MAX) {
    throw new Failure('limit-reached', { detail: `A shortlist holds at most ${SHORTLIST_MAX} spaces.` });
  }
  return [...shortlist, { spaceId, addedOn, ...noted }];
}
