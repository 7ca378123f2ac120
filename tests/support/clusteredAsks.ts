import { type OpenRequirement } from '#shared/requirement.ts';

// What tests ask of generated clustered spaces.

/** A triangle over Nansha, in which two of the parks lie. */
export const WITHIN = {
  type: 'Polygon',
  coordinates: [
    [
      [113.3, 22.6],
      [113.8, 22.7],
      [113.5, 23.3],
      [113.3, 22.6],
    ],
  ],
};

/** Which some of the spaces meet. */
export const RENT_AT_MOST = { level: 'must', idealFenPerM2Month: 2500, limitFenPerM2Month: 3777 } as const;

/** What a building must be like. */
export const SHELL: OpenRequirement['criteria'] = {
  area: { level: 'must', minM2: 800, maxM2: 1500 },
  'floor-load': { level: 'must', minKnPerM2: 7.5 },
  'clear-height': { level: 'must', minM: 4.5 },
};
