import { type ApproximatePosition } from '#shared/position.ts';
import { type Park } from '#shared/park.ts';
import { type PlaceId } from '#shared/place.ts';
import { type JudgedMeasure, type Measure } from '#shared/policy.ts';
import { type OpenRequirement } from '#shared/requirement.ts';
import { type Resource } from '#shared/resource.ts';
import { type Space } from '#shared/space.ts';
import { type YearIncentives } from '../cost/incentives.ts';

/** What criteria read. */
export interface Offering {
  readonly space: Pick<Space, 'facts'>;
  readonly park: Pick<Park, 'places' | 'services'>;
  /** Where the space is: its own position, else its park's; absent where neither is known. */
  readonly location?: ApproximatePosition;
  /** The park's places and all above them, sorted. */
  readonly placeIds: readonly PlaceId[];
}

/** A space with what judging it needs of its park. */
export interface Candidate extends Offering {
  readonly space: Space;
  readonly park: Park;
}

/** A measure that holds at a candidate's park, with what it says for the company that asks. */
export interface MeasureThere {
  readonly measure: Measure;
  readonly judged: JudgedMeasure;
}

/** What a check may look at besides the candidate: all of it the same for every candidate of one answer. */
export interface Circumstances {
  /** With `asOf` filled in. */
  readonly requirement: OpenRequirement & { readonly asOf: string };
  readonly resources: readonly Resource[];
  /** The measures that hold in any of the given places, judged for the company, in order of their ids. */
  readonly measuresIn: (placeIds: readonly PlaceId[]) => readonly MeasureThere[];
  /** What the policies promise the company there, confirmed and possible, by the years in which it is paid. */
  readonly incentivesIn: (placeIds: readonly PlaceId[]) => readonly YearIncentives[];
}
