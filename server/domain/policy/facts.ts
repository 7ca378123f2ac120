import { type PlaceId } from '#shared/place.ts';
import { COMPANY_FACTS, type PolicyFacts } from '#shared/policy/facts.ts';
import { type Company, type OpenRequirement } from '#shared/requirement.ts';
import { type SpaceFacts } from '#shared/space.ts';

/** The space that measures are judged for, as far as conditions and amounts read it; what is absent is not known. */
export interface Site {
  readonly leasedAreaM2?: number;
  readonly floorNumber?: number;
  readonly rentFenPerM2Month?: number;
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
  const { awards, answers = {} } = company ?? {};
  return {
    asOf,
    placeIds,
    facts: {
      ...factsOf(company),
      ...site,
      ...(sector === undefined ? {} : { sector }),
      ...(developmentStage === undefined ? {} : { developmentStage }),
      ...(horizonYears === undefined ? {} : { leaseMonths: horizonYears * 12 }),
    },
    awards,
    answers,
  };
}

/** What is said of a company without its name, its awards and its answers. */
function factsOf(company: Company = {}): PolicyFacts {
  return Object.fromEntries(Object.entries(company).filter(([name]) => Object.hasOwn(COMPANY_FACTS, name)));
}

/** A space as measures see it; what does not apply to it is as little known as what nobody gave. */
export function siteOf({ areaM2, floorNumber, rentFenPerM2Month }: SpaceFacts): Site {
  const known = (value: number | 'none' | undefined): value is number => typeof value === 'number';
  return {
    ...(known(areaM2) ? { leasedAreaM2: areaM2 } : {}),
    ...(known(floorNumber) ? { floorNumber } : {}),
    ...(known(rentFenPerM2Month) ? { rentFenPerM2Month } : {}),
  };
}
