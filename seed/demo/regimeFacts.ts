import { type GmpRegime, type IchGuideline, type SectorId } from '#shared/vocabulary.ts';
import { type Random } from '#server/domain/random.ts';

/** What a park documents that it supports: the same in all its buildings. */
export interface RegimeFacts {
  readonly gmpRegimes: GmpRegime[];
  readonly ichGuidelines: IchGuideline[];
}

const DRUGS: readonly SectorId[] = ['cgt', 'mab', 'vaccine', 'api', 'osd', 'inj'];

/** Draws the regimes and guidelines of a park that takes in the given sub-sectors; an international one has more than the Chinese. */
export function regimeFacts(sectors: readonly SectorId[], isInternational: boolean, random: Random): RegimeFacts {
  const takesIn = (some: readonly SectorId[]): boolean => some.some((sector) => sectors.includes(sector));
  const drugs = takesIn(DRUGS);
  const regimes: readonly (readonly [GmpRegime, boolean])[] = [
    ['cn-drug-gmp', drugs],
    ['cn-device-gmp', takesIn(['ivd', 'device'])],
    ['eu-gmp', drugs && isInternational],
    ['us-cgmp', drugs && isInternational && random.chance(0.5)],
    ['glp', takesIn(['cro']) && random.chance(0.6)],
    ['gsp', takesIn(['coldchain'])],
  ];
  return {
    gmpRegimes: regimes.flatMap(([regime, isSupported]) => (isSupported ? [regime] : [])),
    ichGuidelines: takesIn([...DRUGS, 'synbio'])
      ? [
          ...['Q8', 'Q9', 'Q10'],
          ...(isInternational ? INTERNATIONAL : ['Q11', 'Q12', 'Q5D'].filter(() => random.chance(0.5))),
          ...(takesIn(['api', 'synbio']) ? ['Q7', 'Q3A', 'Q3C'] : []),
        ]
      : [],
  };
}

/** Guidelines beyond the general ones on quality. */
const INTERNATIONAL = ['Q11', 'Q12', 'Q13', 'Q5A', 'Q5B', 'Q5D', 'Q5E', 'Q6B', 'S12'];
