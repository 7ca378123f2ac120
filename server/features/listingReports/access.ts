import { type Park } from '#shared/park.ts';
import { type CallerMembership } from '#server/domain/access/caller.ts';
import { type Holding } from '#server/domain/access/standing.ts';

/** Where a report is about, and whether an operator manages the park there. */
export interface Concerned {
  readonly parkId: string;
  readonly isManaged: boolean;
  /** Places of the park and all above them. */
  readonly placeIds: readonly string[];
}

/** A report is for the operator of the park; where there is none, for the bureaus of the place and the administrator. */
export function holdingOf({ parkId, isManaged, placeIds }: Concerned): Holding {
  return { parkIds: [parkId], placeIds: isManaged ? [] : placeIds, withoutPlatform: isManaged };
}

/** The reports for which an organisation answers are its own people's. */
export function holdingOfList({ kind, parkIds, placeIds }: CallerMembership): Holding {
  return { parkIds, placeIds, withoutPlatform: kind !== 'platform' };
}

/** The parks for whose listings an organisation answers: an operator for its own, others for those that nobody manages. */
export function parksOf(
  { kind, parkIds, placeIds }: CallerMembership,
  unmanaged: readonly Park[],
  above: (ids: readonly string[]) => readonly string[],
): string[] {
  switch (kind) {
    case 'company':
      return [];
    case 'operator':
      return [...parkIds];
    case 'bureau':
      return unmanaged
        .filter((park) => above(park.places).some((place) => placeIds.includes(place)))
        .map(({ id }) => id);
    case 'platform':
      return unmanaged.map(({ id }) => id);
  }
}
