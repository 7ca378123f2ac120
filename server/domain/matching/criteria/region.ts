import { z } from 'zod';
import { type Range, type Verdict } from '#shared/criterion.ts';
import { PlaceId } from '#shared/place.ts';
import { Region } from '#shared/position.ts';
import { metresOutside, quickSide, sideOver } from '../../geo/outside.ts';
import { placeListsOf } from '../../geo/ringList.ts';
import { regionFaults } from '../../geo/regionFaults.ts';
import { sizeFault } from '../../geo/regionSize.ts';
import { STEP_CHANGE, acceptChange, numberChange } from '../change.ts';
import { type AskChange, defineCriterion } from '../criterion.ts';
import { distinctList } from '../distinctList.ts';
import { mustOutcome } from '../outcome.ts';
import { partsChange } from '../partsChange.ts';
import { DISTANCE_SPAN_M } from '../reach.ts';
import { ringOf, ringOffer } from '../ringOffer.ts';
import { allMet, verdictOf } from '../verdict.ts';

/** Size of taking in one more place: half a scale, as a company that names its places means them. Ours. */
const PLACE_CHANGE = 5 * STEP_CHANGE;

/**
 * The distance to a boundary is reckoned on a plane, which makes it at most 15 % too long as far out as the covers of the
 * index go (1000 km); with a quarter more, a cover that is judged to lie outside does.
 */
const COVER_SLACK = 1.25;

/** An area that can be judged, each fault named by its path; of one that is too large nothing but its size is looked at. */
const JudgeableRegion = z.preprocess(
  (value, context) => {
    const message = sizeFault(value);
    if (message === undefined) return value;
    context.addIssue({ code: 'custom', path: ['coordinates'], message });
    return z.NEVER;
  },
  Region.superRefine((drawn, context) => {
    for (const { path, message } of regionFaults(drawn)) {
      context.addIssue({ code: 'custom', path: [...path], message });
    }
  }),
);

/**
 * The space lies in one of the places, by the tree of places, and within the drawn area; where only one of the two is
 * asked, that one decides. Of a space that is only known to lie in a ring, all of the ring is judged: met where it lies
 * inside, unmet where it lies outside, else unknown.
 */
export const region = defineCriterion({
  id: 'region',
  group: 'place',
  asks: z
    .strictObject({ places: distinctList(PlaceId).optional(), within: JudgeableRegion.optional() })
    .refine(({ places, within }) => places !== undefined || within !== undefined, {
      path: ['places'],
      message: 'Expected places, within or both',
    }),
  reads: [],
  offer: (candidate) => ({
    ...ringOffer(candidate),
    offeredPlaces: [...candidate.placeIds],
    // The park's own, with nothing above it.
    offeredPlace: candidate.park.places[0],
  }),
  facts({ places, within }, { offeredPlaces, offeredPlace, ...offered }) {
    const ring = ringOf(offered);
    const outside = within && ring && metresOutside(ring, within);
    return {
      requiredPlaces: places,
      requiredWithin: within?.type,
      offeredPlaces,
      offeredPlace,
      offeredOutsideFromM: outside?.low,
      offeredOutsideToM: outside?.high,
    };
  },
  glance({ places, within }, { offeredPlaces, offeredPlace, offeredPosition, offeredRadiusM }) {
    const ring = ringOf({ offeredPosition, offeredRadiusM });
    const side = within && ring && quickSide(ring, within);
    if (side === undefined && within !== undefined) return undefined;
    const outsideM = side === 'outside' ? Infinity : 0;
    return {
      requiredPlaces: places,
      requiredWithin: within?.type,
      offeredPlaces,
      offeredPlace,
      offeredOutsideFromM: outsideM,
      offeredOutsideToM: outsideM,
    };
  },
  outcomesOver({ asked: { places, within } }, rings) {
    const sideOf = within && sideOver(rings, within);
    const listNumberOf = placeListsOf(rings);
    const verdicts: Verdict[] = [];
    const placesVerdictOf = (number: number): Verdict =>
      places === undefined ? 'met' : (verdicts[listNumberOf(number)] ??= placesVerdict(places, rings.placesAt(number)));
    return (number) => {
      const side = sideOf?.(number);
      // What lies outside is unmet, whatever its places.
      if (side === 'outside') return mustOutcome('unmet');
      const inPlaces = placesVerdictOf(number);
      if (inPlaces === 'unmet' || within === undefined || side === 'inside') return mustOutcome(inPlaces);
      const ring = rings.at(number);
      return mustOutcome(ring === undefined ? 'unknown' : outsideVerdict(metresOutside(ring, within)));
    };
  },
  beyondOver({ asked: { places, within } }, rings) {
    const sideOf = within && sideOver(rings, within);
    return (number) =>
      sideOf?.(number) === 'outside' ||
      (places !== undefined && placesVerdict(places, rings.placesAt(number)) === 'unmet');
  },
  verdict: (facts): Verdict => allMet([ownPlacesVerdict(facts), withinVerdict(facts)]),
  change: (facts) =>
    partsChange([
      { verdict: ownPlacesVerdict(facts), change: placesChange(facts) },
      { verdict: withinVerdict(facts), change: numberChange(0, facts.offeredOutsideToM, DISTANCE_SPAN_M) },
    ]),
  coverSlack: COVER_SLACK,
  negotiable: true,
  scale: { unit: 'm', span: DISTANCE_SPAN_M },
});

interface PlaceFacts {
  readonly requiredPlaces: readonly PlaceId[] | undefined;
  readonly offeredPlaces: readonly PlaceId[];
  readonly offeredPlace: PlaceId | undefined;
}

function ownPlacesVerdict({ requiredPlaces, offeredPlaces }: PlaceFacts): Verdict {
  return requiredPlaces === undefined ? 'met' : placesVerdict(requiredPlaces, offeredPlaces);
}

function placesVerdict(required: readonly PlaceId[], offered: readonly PlaceId[]): Verdict {
  return verdictOf(required.some((place) => offered.includes(place)));
}

/** The places asked for, and the park's own besides. */
function placesChange({ requiredPlaces = [], offeredPlace }: PlaceFacts): AskChange | undefined {
  const change = acceptChange(requiredPlaces, offeredPlace);
  return change && { ...change, change: PLACE_CHANGE };
}

interface WithinFacts {
  readonly requiredWithin: string | undefined;
  /** Metres outside the drawn area, at the least and at the most; 0 is inside. */
  readonly offeredOutsideFromM: number | undefined;
  readonly offeredOutsideToM: number | undefined;
}

function withinVerdict({ requiredWithin, offeredOutsideFromM, offeredOutsideToM }: WithinFacts): Verdict {
  if (requiredWithin === undefined) return 'met';
  if (offeredOutsideFromM === undefined || offeredOutsideToM === undefined) return 'unknown';
  return outsideVerdict({ low: offeredOutsideFromM, high: offeredOutsideToM });
}

function outsideVerdict({ low, high }: Range): Verdict {
  if (high === 0) return 'met';
  return low > 0 ? 'unmet' : 'unknown';
}
