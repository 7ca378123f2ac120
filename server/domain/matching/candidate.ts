import { type ApproximatePosition } from '#shared/position.ts';
import { type Park } from '#shared/park.ts';
import { type PlaceId } from '#shared/place.ts';
import { type JudgedMeasure } from '#shared/policy/judged.ts';
import { type Confidence } from '#shared/policy/terms.ts';
import { type OpenRequirement } from '#shared/requirement.ts';
import { type Resource } from '#shared/resource.ts';
import { type Space } from '#shared/space.ts';
import { type Site } from '../policy/facts.ts';
import { type Promised } from '../policy/promised.ts';

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

/** What policies promise the company of one requirement, by place. */
export interface Promises {
  /** The measures that hold in any of the given places, judged for the company, and for a space where one is given, in order of their ids. */
  readonly measuresIn: (placeIds: readonly PlaceId[], site?: Site) => readonly JudgedMeasure[];
  /** What they promise the company in all, whatever the space, by sources that are at least so sure: `C` where not given. */
  readonly promisedIn: (placeIds: readonly PlaceId[], minConfidence?: Confidence) => Promised;
}

/** What a check may look at besides the candidate: all of it the same for every candidate of one answer. */
export interface Circumstances extends Promises {
  /** With `asOf` filled in. */
  readonly requirement: OpenRequirement & { readonly asOf: string };
  readonly resources: readonly Resource[];
}
