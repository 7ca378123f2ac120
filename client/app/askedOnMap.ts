import { useMemo } from 'react';
import { Position, Region } from '#shared/position.ts';
import { type OpenAsk } from '#shared/requirement.ts';
import { useEditing } from '#client/features/requirement/editing.ts';
import { type Reach } from '#client/map/reach.ts';

/** What the requirement asks that can be drawn: an area, and a point to be near. */
interface AskedOnMap {
  readonly region?: Region;
  readonly reach?: Reach;
}

/** The part of the requirement that the map shows; the same object while it does not change. */
export function useAskedOnMap(): AskedOnMap {
  const { criteria } = useEditing().requirement;
  const within = criteria['region']?.['within'];
  const { distance } = criteria;
  return useMemo(() => {
    const region = Region.safeParse(within);
    const reach = distance && reachOf(distance);
    return { ...(region.success ? { region: region.data } : {}), ...(reach === undefined ? {} : { reach }) };
  }, [within, distance]);
}

/** The point that is asked to be near, and how far from it at most; undefined while there is none. */
export function reachOf({ to, limitM }: OpenAsk): Reach | undefined {
  const position = Position.safeParse(to);
  if (!position.success) return undefined;
  return { position: position.data, ...(typeof limitM === 'number' ? { limitM } : {}) };
}
