import { z } from 'zod';
import { type FieldFault } from '#shared/failure.ts';
import { type PlaceId } from '#shared/place.ts';
import { type OpenRequirement } from '#shared/requirement.ts';

/** What a requirement may refer to. */
export interface Known {
  readonly placeIds: ReadonlySet<PlaceId>;
  readonly policyIds: ReadonlySet<string>;
}

/** The references of a requirement to places and policies that are not stored, each by its path. */
export function referenceFaults({ criteria, company }: OpenRequirement, { placeIds, policyIds }: Known): FieldFault[] {
  const { data: region } = Places.safeParse(criteria['region']);
  return [
    ...unknown(region?.places, { known: placeIds, path: 'criteria.region.places', noun: 'place' }),
    ...unknown(company?.awardedPolicies, { known: policyIds, path: 'company.awardedPolicies', noun: 'policy' }),
  ];
}

/** The part of the criterion `region` that refers to stored places. */
const Places = z.looseObject({ places: z.array(z.string()).optional() });

function unknown(
  ids: readonly string[] | undefined,
  { known, path, noun }: { readonly known: ReadonlySet<string>; readonly path: string; readonly noun: string },
): FieldFault[] {
  return (ids ?? []).flatMap((id, index) =>
    known.has(id) ? [] : [{ path: `${path}.${index}`, message: `There is no ${noun} ${id}` }],
  );
}
