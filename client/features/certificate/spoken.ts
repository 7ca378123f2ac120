import { createContext, use } from 'react';

/** What the parts of a check know of the spaces that they speak of. */
export interface Spoken {
  /** Rank of each space in the list, from 1; none of a space that is not in it. */
  readonly rankById: ReadonlyMap<string, number>;
  /** Opens the explanation of a space in the list. */
  readonly onOpen: (id: string) => void;
}

export const SpokenContext = createContext<Spoken>({ rankById: new Map(), onOpen: () => undefined });

/** What is known of the spaces spoken of. */
export function useSpoken(): Spoken {
  return use(SpokenContext);
}
