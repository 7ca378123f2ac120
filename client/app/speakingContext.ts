import { createContext, use } from 'react';
import { type Language } from '#client/i18n/language.ts';
import { type AreaUnit, type Speaking } from '#client/explain/speaking.ts';

/** How things are said on this page now, the switch of the area unit, and how they are said in another language. */
export interface SpeakingNow {
  readonly speaking: Speaking;
  readonly chooseAreaUnit: (unit: AreaUnit) => void;
  /** As `speaking`, in another language: for what is written to somebody else. */
  readonly speakIn: (language: Language) => Promise<Speaking>;
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
