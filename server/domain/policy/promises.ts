import { type Place, type PlaceId } from '#shared/place.ts';
import { type Policy } from '#shared/policy/policy.ts';
import { type OpenRequirement } from '#shared/requirement.ts';
import { type Confidence } from '#shared/policy/terms.ts';
import { placesAndAbove } from '../geo/placeTree.ts';
import { type Promises } from '../matching/candidate.ts';
import { isAtLeast } from './confidence.ts';
import { type StackTotal, stackTotalOf } from './incentiveStack.ts';
import { type Claimant, type Site, claimantOf } from './facts.ts';
import { type ClaimedMeasure, measuresAt } from './measuresAt.ts';
import { type Promised, type PromisedYear } from './promised.ts';
import { paymentsOf } from './stackOptions.ts';

/**
 * What the policies that hold in any of some given places promise the company of a requirement. The places given are
 * taken to include all above them. The answer for one set of places, with the same of the space or the same confidence,
 * is reckoned once.
 */
export function createPromises(
  { policies, places }: { readonly policies: readonly Policy[]; readonly places: readonly Place[] },
  requirement: OpenRequirement & { readonly asOf: string },
): Promises {
  const above = placesAndAbove(places);
  const measuresOf = (among: readonly Policy[], claimant: Claimant): ClaimedMeasure[] =>
    measuresAt(among, claimant, (place) => above([place]));
  return {
    measuresIn: once((placeIds, site?: Site) =>
      measuresOf(policies, claimantOf(requirement, placeIds, site)).map(({ judged }) => judged),
    ),
    promisedIn: once((placeIds, minConfidence?: Confidence) => {
      const claimant = claimantOf(requirement, placeIds);
      return promisedBy(measuresOf(surePart(policies, minConfidence), claimant), claimant);
    }),
  };
}

/** What measures that hold at one place promise a company in all. */
export function promisedBy(measures: readonly ClaimedMeasure[], claimant: Claimant): Promised {
  const confirmed = stackTotalOf(measures, { claimant, sight: 'confirmed' });
  const { openEnded, ...possible } = stackTotalOf(measures, { claimant, sight: 'possible' });
  const endless = openEnded.flatMap(({ owner }) => paymentsOf(0, owner, claimant.asOf).map(({ year }) => year));
  return {
    confirmedFen: confirmed.totalFen,
    ...(openEnded.length === 0 ? { possibleFen: possible.totalFen } : {}),
    awards: measures.filter(({ parts }) => parts.length > 0).length,
    openEnded: new Set(openEnded.map(({ owner }) => owner)).size,
    byYear: byYear(confirmed.byYear, possible.byYear, new Set(endless)),
  };
}

function byYear(
  confirmed: StackTotal['byYear'],
  possible: StackTotal['byYear'],
  endless: ReadonlySet<number>,
): PromisedYear[] {
  const years = new Set([...[...confirmed, ...possible].map(({ year }) => year), ...endless]);
  const fenOf = (payments: StackTotal['byYear'], of: number): number =>
    payments.find(({ year }) => year === of)?.fen ?? 0;
  return [...years]
    .sort((one, other) => one - other)
    .map((year) => {
      const lowFen = fenOf(confirmed, year);
      return { year, lowFen, ...(endless.has(year) ? {} : { highFen: Math.max(lowFen, fenOf(possible, year)) }) };
    });
}

/**
 * The policies as if awards and raises of less sure sources gave nothing; what limits awards stays. Such an award stays
 * named, so that a share of it is a share of nothing, and not of an award that no clause tells of.
 */
function surePart(policies: readonly Policy[], least: Confidence = 'C'): readonly Policy[] {
  if (least === 'C') return policies;
  return policies.map((policy) => ({
    ...policy,
    measures: policy.measures.flatMap((measure) => {
      if (isAtLeast(measure.confidence, least) || (measure.kind !== 'award' && measure.kind !== 'cap-raise'))
        return measure;
      return measure.kind === 'award' ? { ...measure, kind: 'list' } : [];
    }),
  }));
}

/** Reckons what depends on places, and on something plain besides, once. */
function once<By, T extends object>(
  reckon: (placeIds: readonly PlaceId[], by?: By) => T,
): (placeIds: readonly PlaceId[], by?: By) => T {
  const known = new Map<string, T>();
  return (placeIds, by) => {
    const key = `${placeIds.join(' ')} ${JSON.stringify(by ?? null)}`;
    const found = known.get(key) ?? reckon(placeIds, by);
    known.set(key, found);
    return found;
  };
}
