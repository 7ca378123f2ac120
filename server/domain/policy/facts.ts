import { type PlaceId } from '#shared/place.ts';
import { type PolicyFacts } from '#shared/policy/facts.ts';
import { type Company, type OpenRequirement } from '#shared/requirement.ts';

/** The space that measures are judged for, as far as conditions and amounts read it; what is absent is not known. */
export interface Site {
  readonly leasedAreaM2?: number | undefined;
  readonly floorNumber?: number | undefined;
  readonly rentFenPerM2Month?: number | undefined;
}

/** All that measures are judged by: one company, on one day, at one place. */
export interface Claimant {
  /** The day asked about. */
  readonly asOf: string;
  /** The places where the space lies and all above them, sorted. */
  readonly placeIds: readonly PlaceId[];
  readonly facts: PolicyFacts;
  /** Awards granted before; absent where nobody said. */
  readonly awards: Company['awards'];
  /** Answers to the questions of policies. */
  readonly answers: Readonly<Record<string, boolean>>;
}

/** The company of a requirement at a place, or at a space where that is given. The horizon is the term of the lease. */
export function claimantOf(
  { sector, developmentStage, company, horizonYears, asOf }: OpenRequirement & { readonly asOf: string },
  placeIds: readonly PlaceId[],
  site: Site = {},
): Claimant {
  const { name: _name, awards, answers = {}, ...said } = company ?? {};
  return {
    asOf,
    placeIds,
    facts: {
      ...said,
      ...site,
      sector,
      developmentStage,
      leaseMonths: horizonYears === undefined ? undefined : horizonYears * 12,
    },
    awards,
    answers,
  };
}
