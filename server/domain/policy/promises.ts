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

/** What promises are made of besides a company. */
interface Ground {
  readonly policies: readonly Policy[];
  readonly places: readonly Place[];
}

type Dated = OpenRequirement & { readonly asOf: string };

/**
 * What the policies that hold in any of some given places promise the company of a requirement. The places given are
 * taken to include all above them. The answer for one set of places, with the same of the space or the same confidence,
 * is reckoned once.
 */
export function createPromises(ground: Ground, requirement: Dated): Promises {
  return promisesFrom(ground)(requirement);
}

/** Companies whose promises are kept: each takes some kilobytes. Ours. */
const COMPANIES_MAX = 1000;

/**
 * The same for one requirement after another. To reckon what is promised takes as long as a search, and most companies say
 * little of themselves: of those that say the same, it is reckoned once, as long as not too many others are asked about.
 */
export function promisesFrom({ policies, places }: Ground): (requirement: Dated) => Promises {
  const above = placesAndAbove(places);
  const measuresOf = (among: readonly Policy[], claimant: Claimant): ClaimedMeasure[] =>
    measuresAt(among, claimant, (place) => above([place]));
  const promisedTo = (company: Claimant): Promises['promisedIn'] =>
    once((placeIds, minConfidence?: Confidence) => {
      const claimant = { ...company, placeIds };
      return promisedBy(measuresOf(surePart(policies, minConfidence), claimant), claimant);
    });
  const kept = new Map<string, Promises['promisedIn']>();
  return (requirement) => {
    const company = claimantOf(requirement, []);
    const said = JSON.stringify(company);
    const promisedIn = kept.get(said) ?? promisedTo(company);
    // Behind all others, so that the first is the one that was asked about the longest ago.
    kept.delete(said);
    kept.set(said, promisedIn);
    if (kept.size > COMPANIES_MAX) kept.delete(kept.keys().next().value ?? '');
    return {
      promisedIn,
      measuresIn: once((placeIds, site?: Site) =>
        measuresOf(policies, claimantOf(requirement, placeIds, site)).map(({ judged }) => judged),
      ),
    };
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
