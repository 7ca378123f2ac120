import { useCallback, useMemo, useState } from 'react';
import { type Position, type Region } from '#shared/position.ts';

/** What a narrow page shows of the two. */
export type View = 'list' | 'map';

/** What forms and map do for each other, with the map's side of it. */
export interface Link {
  readonly view: Region | null;
  readonly pick: (onPick: (position: Position) => void) => void;
  readonly picking: boolean;
  readonly onView: (region: Region) => void;
  readonly onPick: ((position: Position) => void) | undefined;
}

/** Joins forms and map; `show` brings the map to the front when a point is to be chosen. */
export function useLink(show: (view: View) => void): Link {
  const [view, setView] = useState<Region | null>(null);
  const [onPicked, setOnPicked] = useState<((position: Position) => void) | null>(null);
  const pick = useCallback(
    (hear: (position: Position) => void) => {
      setOnPicked(() => hear);
      show('map');
    },
    [show],
  );
  return useMemo(
    () => ({
      view,
      pick,
      picking: onPicked !== null,
      onView: setView,
      onPick:
        onPicked === null
          ? undefined
          : (position: Position) => {
              onPicked(position);
              setOnPicked(null);
            },
    }),
    [view, pick, onPicked],
  );
}
