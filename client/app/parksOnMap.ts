import { useMemo } from 'react';
import { type Park } from '#shared/park.ts';
import { useEditing } from '#client/features/requirement/editing.ts';
import { type ParkMark } from '#client/map/parkMark.ts';
import { useParks } from './queries.ts';

const NONE = [] as const;

/** The parks that the map shows before the first search; none from then on, when it shows spaces. */
export function useParksOnMap(): readonly ParkMark[] {
  const { searched } = useEditing();
  const parks = useParks().data;
  const marks = useMemo(() => parkMarksOf(parks ?? NONE), [parks]);
  return searched ? NONE : marks;
}

/** Parks whose place is known; a name for an area of several parks is none. */
export function parkMarksOf(parks: readonly Park[]): ParkMark[] {
  return parks.flatMap(({ id, name, location, isUmbrella }) =>
    location === undefined || isUmbrella ? [] : [{ id, name, location }],
  );
}
