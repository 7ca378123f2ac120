import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { PLACES_MAX } from '#shared/incentiveEndpoints.ts';
import { type Park } from '#shared/park.ts';
import { type Place } from '#shared/place.ts';
import { type Policy } from '#shared/policy/policy.ts';
import { useParks, usePlaces, usePolicies } from '#client/app/queries.ts';
import { useEditing } from '../requirement/editing.ts';
import { wordsOf } from '../requirement/form/fieldProps.ts';

/** The sites that are compared, and how others are chosen. */
export interface Compared {
  readonly sites: readonly string[];
  readonly choose: (sites: readonly string[]) => void;
}

const NONE = [] as const;

/** The chosen places and parks: those of the address, else the places that the requirement asks for, else the cities with policies of their own. */
export function useCompared(): Compared {
  const { requirement } = useEditing();
  const search = useSearch({ from: '/compare' });
  const navigate = useNavigate({ from: '/compare' });
  const places = usePlaces().data ?? NONE;
  const parks = useParks().data ?? NONE;
  const policies = usePolicies().data ?? NONE;
  const region = requirement.criteria['region']?.['places'];
  const sites = useMemo(() => {
    const known = new Set([...places.map(({ id }) => `place:${id}`), ...parks.map(({ id }) => `park:${id}`)]);
    const wanted = search.sites ?? usual({ asked: wordsOf(region), places, policies });
    return wanted.filter((site) => known.has(site));
  }, [search.sites, region, places, parks, policies]);
  return {
    sites,
    choose: (chosen) => {
      void navigate({ search: (before) => ({ ...before, sites: [...chosen].slice(0, PLACES_MAX) }), replace: true });
    },
  };
}

interface Usual {
  readonly asked: readonly string[];
  readonly places: readonly Place[];
  readonly policies: readonly Policy[];
}

/** What is compared where nobody has chosen: two places or more that are asked for, else the cities in which policies of a city or its districts were collected. */
function usual({ asked, places, policies }: Usual): string[] {
  if (asked.length > 1) return asked.slice(0, PLACES_MAX).map((id) => `place:${id}`);
  const holding = new Set(policies.flatMap((policy) => policy.places));
  return places
    .filter(({ id, level }) => level === 'city' && (holding.has(id) || hasDistrict(id, { places, holding })))
    .slice(0, PLACES_MAX)
    .map(({ id }) => `place:${id}`);
}

function hasDistrict(
  city: string,
  { places, holding }: { readonly places: readonly Place[]; readonly holding: ReadonlySet<string> },
): boolean {
  return places.some(({ id, parent }) => parent === city && holding.has(id));
}

/** Places and parks to choose from, by group: cities with their districts, and parks by their city or district. */
export function siteOptions(
  { places, parks }: { readonly places: readonly Place[]; readonly parks: readonly Park[] },
  name: 'zh' | 'en',
): { group: string; items: { value: string; label: string }[] }[] {
  return places
    .filter(({ level }) => level === 'city')
    .map((city) => {
      const within = [city, ...places.filter(({ parent }) => parent === city.id)];
      const ids = new Set(within.map(({ id }) => id));
      return {
        group: city[name],
        items: [
          ...within.map((place) => ({ value: `place:${place.id}`, label: place[name] })),
          ...parks
            .filter((park) => park.places.some((id) => ids.has(id)))
            .map((park) => ({ value: `park:${park.id}`, label: park.name[name] })),
        ],
      };
    });
}
