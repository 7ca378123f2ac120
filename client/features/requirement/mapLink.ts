import { createContext, use } from 'react';
import { type Region } from '#shared/position.ts';

/** What the requirement's forms and the map do for each other. */
export interface MapLink {
  /** What the map shows now; null before it has been drawn. */
  readonly view: Region | null;
  /** Asks for a point: the next click on the map hands it over. */
  readonly pick: (onPick: (position: readonly [number, number]) => void) => void;
  readonly picking: boolean;
}

export const MapLinkContext = createContext<MapLink>({ view: null, pick: () => undefined, picking: false });

/** The link between forms and map. */
export function useMapLink(): MapLink {
  return use(MapLinkContext);
}
