import { createContext, use } from 'react';
import { type AreaUnit, type Speaking } from '#client/explain/speaking.ts';

/** How things are said on this page now, and the switch of the area unit. */
export interface SpeakingNow {
  readonly speaking: Speaking;
  readonly chooseAreaUnit: (unit: AreaUnit) => void;
}

export const SpeakingContext = createContext<SpeakingNow | null>(null);

/** Language, units and names for whatever is said. */
export function useSpeaking(): Speaking {
  return useSpeakingNow().speaking;
}

/** As `useSpeaking`, with the switch of the area unit. */
export function useSpeakingNow(): SpeakingNow {
  const now = use(SpeakingContext);
  if (now === null) throw new Error('useSpeaking is used outside of SpeakingProvider');
  return now;
}
