import { z } from 'zod';
import { PlaceId } from './place.ts';
import { ApproximatePosition, Position } from './position.ts';
import { BilingualText, Slug, SourceId } from './text.ts';
import { ParkService, SupplyStage } from './vocabulary.ts';

const range = z.tuple([z.number().positive(), z.number().positive()]);

/** Figures of a park's buildings that a source states; a pair is a range. Absent is not found. */
const ParkBuildings = z.strictObject({
  text: z.string().optional(),
  /** Fewest and most storeys of the plants. */
  storeys: range.optional(),
  maxHeightM: z.number().positive().optional(),
  groundStoreyM: z.number().positive().optional(),
  upperStoreyM: z.number().positive().optional(),
  maxStoreyM: z.number().positive().optional(),
  columnSpanM: z.number().positive().optional(),
  groundLoadKnPerM2: z.union([z.number().positive(), range]).optional(),
  upperLoadKnPerM2: z.number().positive().optional(),
  /** Load where the source does not say of which floor. */
  loadKnPerM2: z.number().positive().optional(),
  maxLoadKnPerM2: z.number().positive().optional(),
  freightLiftT: z.number().positive().optional(),
  floorPlateM2: range.optional(),
  unitM2: range.optional(),
  powerWPerM2: range.optional(),
  /** What the source says in words, as read. */
  notes: z.array(z.string()).optional(),
});

/** An industrial park 园区: real, with sources. Absent keys were not found; `notFound` says so in words. */
export const Park = z.strictObject({
  id: Slug,
  name: BilingualText,
  places: z.array(PlaceId).min(1),
  /** Our own estimate with the radius that it may be off: drawn as a ring, judged as a ring. Absent: not known. */
  location: ApproximatePosition.optional(),
  /** The point that a source gives, and how near the park it is. */
  sourcedPoint: z
    .strictObject({
      position: Position,
      precision: z.enum(['site', 'zone-poi', 'district-centre', 'city-centre']),
      how: z.string(),
      src: z.array(SourceId),
    })
    .optional(),
  /** A name for an area that contains other parks: its floor area must not be added to theirs, and nothing is let under it. */
  isUmbrella: z.boolean(),
  stages: z.array(SupplyStage).min(1),
  stageText: z.string(),
  siteM2: z.number().positive().optional(),
  grossFloorAreaM2: z.number().positive().optional(),
  /** Part of the gross floor area that the first phase has. */
  phase1GrossFloorAreaM2: z.number().positive().optional(),
  leasableM2: z.number().positive().optional(),
  buildings: ParkBuildings.optional(),
  /** As the source words it. */
  delivered: z.string().optional(),
  specialisation: z.array(z.string()),
  utilities: z.array(z.string()).optional(),
  services: z.array(ParkService).optional(),
  operator: z.string().optional(),
  address: z.string().optional(),
  /** Class of the land, as the source words it. */
  landUse: z.string().optional(),
  maxFloorAreaRatio: z.number().positive().optional(),
  /** How many firms are there, as the source words it. */
  tenants: z.string().optional(),
  tenantsNamed: z.array(z.string()).optional(),
  investmentFen: z.number().int().positive().optional(),
  notes: z.array(z.string()),
  notFound: z.array(z.string()),
  src: z.array(SourceId).min(1),
});
export type Park = z.infer<typeof Park>;
