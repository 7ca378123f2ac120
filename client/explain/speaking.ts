import { type Language } from '#client/i18n/language.ts';

/** Unit in which areas are shown and entered. */
export type AreaUnit = 'm2' | 'mu';

/** Looks up a text: the first key that has one, else the given default. */
export type Say = (keys: string | string[], values?: Readonly<Record<string, string | number>>) => string;

/** What it takes to say a finding to a person. */
export interface Speaking {
  readonly say: Say;
  readonly language: Language;
  readonly areaUnit: AreaUnit;
  /** Name of a place or resource in the language; undefined where the id is none. */
  readonly nameOf: (id: string) => string | undefined;
}
