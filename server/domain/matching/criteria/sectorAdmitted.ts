import { z } from 'zod';
import { SectorId } from '#shared/vocabulary.ts';
import { defineCriterion } from '../criterion.ts';
import { verdictOf } from '../verdict.ts';

/**
 * The park admits the company's sub-sector: its plan and its environmental approval name what may be made there.
 * Without a sector of its own it asks for the requirement's; where neither is given, the verdict is unknown.
 */
export const sectorAdmitted = defineCriterion({
  id: 'sector-admitted',
  group: 'quality',
  asks: z.strictObject({ sector: SectorId.optional() }),
  reads: ['admittedSectors'],
  offer: ({ space }) => ({ offeredSectors: space.facts.admittedSectors }),
  facts: ({ sector }, { offeredSectors }, { requirement }) => ({
    requiredSector: sector ?? requirement.sector,
    offeredSectors,
  }),
  verdict: ({ requiredSector, offeredSectors }) =>
    requiredSector === undefined || offeredSectors === undefined
      ? 'unknown'
      : verdictOf(offeredSectors.includes(requiredSector)),
  better: { offeredSectors: 'more' },
  ofRequirement: ({ sector }) => sector,
  negotiable: false,
  scale: { unit: 'sector', span: 1 },
});
