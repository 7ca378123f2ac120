import { type Park } from '#shared/park.ts';
import { type SpaceFacts } from '#shared/space.ts';
import { SectorId } from '#shared/vocabulary.ts';
import { type Random } from '#server/domain/random.ts';
import { type RegimeFacts, regimeFacts } from './regimeFacts.ts';

/** What is taken to hold in the whole of a park: known from its sources where they say so, else drawn. */
export interface ParkProfile {
  readonly park: Park;
  readonly sectors: readonly SectorId[];
  /** Rent of an upper floor without fit-out. */
  readonly baseRentFenPerM2Month: number;
  readonly effluentTreatment: NonNullable<SpaceFacts['effluentTreatment']>;
  readonly hazardousGoodsStoreClass: NonNullable<SpaceFacts['hazardousGoodsStoreClass']>;
  readonly dualFeed: 'available' | 'none';
  readonly steam: 'available' | 'none';
  readonly purifiedWater: 'available' | 'none';
  readonly regimes: RegimeFacts;
  /** Facts that a source states for this park: never left unknown. */
  readonly stated: ReadonlySet<keyof SpaceFacts>;
}

/** Words of a park's specialisation or name, and the sub-sectors that they speak of. */
const SECTORS_BY_WORD: readonly (readonly [RegExp, readonly SectorId[]])[] = [
  [/\bivd\b|gene test|clinical lab/iu, ['ivd']],
  [/device|metrology|imaging|robot|consumables|materials/iu, ['device']],
  [/\bcgt\b|gene therapy|nucleic acid|\brna\b/iu, ['cgt']],
  [/biologics|protein|cdmo|biotech|bio-?medic|\bgmp\b/iu, ['mab']],
  [/vaccine/iu, ['vaccine']],
  [/\bapi\b|small molecule|chemical drugs/iu, ['api']],
  [/formulation|drug manufacturing|production/iu, ['osd', 'inj']],
  [/synthetic biology|food tech/iu, ['synbio']],
  [/rehab/iu, ['rehab']],
  [/\bai\b|digital|brain science|incubation|r&d|headquarters/iu, ['ai']],
  [/\bcro\b|platforms|drug r&d/iu, ['cro']],
  [/distribution/iu, ['coldchain']],
];

/** Taken in by nearly every park. Ours. */
const COMMON_SECTORS: readonly SectorId[] = ['ivd', 'device', 'ai', 'rehab'];

/** Share of parks that take in a sub-sector that their sources do not name. Ours. */
const UNNAMED_SECTOR_SHARE: Partial<Record<SectorId, number>> = {
  cgt: 0.55,
  mab: 0.3,
  synbio: 0.35,
  osd: 0.25,
  inj: 0.25,
  cro: 0.3,
  vaccine: 0.15,
  coldchain: 0.15,
};

/** Sub-sectors with much effluent and steam. */
const HEAVY_SECTORS: readonly SectorId[] = ['api', 'synbio', 'mab'];

/** Rents that look plausible in a city, CNY fen per m² and month: invented, since no park publishes its rents. */
const RENT_BAND_FEN: Readonly<Record<string, readonly [number, number]>> = {
  sz: [3500, 6000],
  sh: [3500, 6000],
  gz: [3000, 5200],
  hz: [2800, 4800],
  su: [2800, 4800],
  xm: [2500, 4000],
  zs: [2500, 3800],
};
const RENT_BAND_ELSEWHERE_FEN: readonly [number, number] = [2500, 4500];

/** Draws what the sources leave open about a park. */
export function profileOf(park: Park, random: Random): ParkProfile {
  const says = (word: RegExp): boolean => (park.utilities ?? []).some((utility) => word.test(utility));
  const sectors = sectorsOf(park, random);
  const heavy = HEAVY_SECTORS.some((sector) => sectors.includes(sector));
  const stated = statedFacts(park, says);
  const isInternational = /\bich\b/iu.test(park.specialisation.join(' ')) || random.chance(0.35);
  return {
    park,
    sectors,
    baseRentFenPerM2Month: baseRent(park, random),
    effluentTreatment: random.pick(heavy ? ['biological', 'high-strength', 'high-strength'] : ['light', 'biological']),
    hazardousGoodsStoreClass: says(/class A hazardous store/iu) ? 'A' : random.pick(['A', 'B', 'B', 'C', 'none']),
    dualFeed: supply(stated.has('dualFeed') || random.chance(0.6)),
    steam: supply(stated.has('steam') || random.chance(heavy ? 0.7 : 0.4)),
    purifiedWater: supply(stated.has('purifiedWater') || random.chance(0.5)),
    regimes: regimeFacts(sectors, isInternational, random),
    stated,
  };
}

function supply(isThere: boolean): 'available' | 'none' {
  return isThere ? 'available' : 'none';
}

function baseRent(park: Park, random: Random): number {
  const city = park.places[0]?.split('-')[0] ?? '';
  return random.between(...(RENT_BAND_FEN[city] ?? RENT_BAND_ELSEWHERE_FEN));
}

function sectorsOf(park: Park, random: Random): SectorId[] {
  const words = park.specialisation.join('; ');
  const named = SECTORS_BY_WORD.flatMap(([word, sectors]) => (word.test(words) ? sectors : []));
  const unnamed = SectorId.options.filter((sector) => random.chance(UNNAMED_SECTOR_SHARE[sector] ?? 0));
  return [...new Set([...named, ...COMMON_SECTORS, ...unnamed])];
}

function statedFacts(park: Park, says: (word: RegExp) => boolean): Set<keyof SpaceFacts> {
  const { buildings = {} } = park;
  const stated: (readonly [keyof SpaceFacts, boolean])[] = [
    ['dualFeed', says(/dual power/iu)],
    ['steam', says(/steam|boiler/iu)],
    ['purifiedWater', says(/pure-water/iu)],
    ['hazardousGoodsStoreClass', says(/hazardous store/iu)],
    ['freightLiftT', buildings.freightLiftT !== undefined],
    ['floorLoadKnPerM2', buildings.loadKnPerM2 !== undefined],
  ];
  return new Set(stated.flatMap(([fact, isStated]) => (isStated ? [fact] : [])));
}
